package dev.selvedge.bench;

import dev.selvedge.bench.jmh.RowBenchmark;
import dev.selvedge.bench.work.Contender;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Shape;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures with JMH, in a fork that does nothing else. */
final class JvmTrack implements Track {

    /** The longest that an iteration may last: a system that hangs costs a minute, and not the whole run. */
    private static final TimeValue PATIENCE = TimeValue.seconds(60);

    private final PrintStream log;

    /** Makes one that writes what JMH says to a log. */
    JvmTrack(PrintStream log) {
        this.log = log;
        // JMH lets only one run go on at a time on a machine, and its lock is where others' files are.
        System.setProperty("jmh.ignoreLock", "true");
    }

    @Override
    public List<Double> measure(Row row, Contender contender, Settings settings) throws MeasuringFailedException {
        Collection<RunResult> results;
        try {
            Options options = options(row, contender, settings);
            results = new Runner(options, OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL)).run();
        } catch (RunnerException failed) {
            throw new MeasuringFailedException("JMH gave up", failed);
        }
        List<Double> figures = figures(results);
        if (figures.isEmpty()) {
            throw new MeasuringFailedException("JMH returned no figure", null);
        }
        return figures;
    }

    private static Options options(Row row, Contender contender, Settings settings) {
        String method = row.shape() == Shape.CANCEL ? "runPrepared" : "run";
        return new OptionsBuilder()
                .include("^" + RowBenchmark.class.getName().replace(".", "\\.") + "\\." + method + "$")
                .param("row", row.name())
                .param("contender", contender.name())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .operationsPerInvocation(Math.toIntExact(row.operations()))
                .forks(1)
                .warmupForks(0)
                .warmupIterations(settings.warmups())
                .warmupTime(time(settings.iterationTime()))
                .measurementIterations(settings.iterations())
                .measurementTime(time(settings.iterationTime()))
                .timeout(PATIENCE)
                .shouldFailOnError(true)
                .jvmArgs(jvmArgs(row, contender).toArray(String[]::new))
                .build();
    }

    /** The same for all but for what a system can't do without. */
    private static List<String> jvmArgs(Row row, Contender contender) {
        List<String> args = new ArrayList<>(List.of(
                // The work begins on a virtual thread, where structured programs live.
                "-Djmh.executor=VIRTUAL",
                "-Xms1g",
                "-Xmx4g",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED"));
        if (contender.needsPreview()) {
            args.add("--enable-preview");
        }
        if (row.carriers() > 0) {
            args.add("-Djdk.virtualThreadScheduler.parallelism=" + row.carriers());
            args.add("-Djdk.virtualThreadScheduler.maxPoolSize=256");
            args.add("-Dkotlinx.coroutines.scheduler.core.pool.size=" + row.carriers());
        }
        return args;
    }

    private static List<Double> figures(Collection<RunResult> results) {
        return results.stream()
                .flatMap(result -> result.getBenchmarkResults().stream())
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(iteration -> iteration.getPrimaryResult().getScore())
                .toList();
    }

    private static TimeValue time(Duration duration) {
        return TimeValue.milliseconds(duration.toMillis());
    }
}
