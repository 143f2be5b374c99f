package dev.selvedge.lab;

import dev.selvedge.lab.explain.Explained;
import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.plan.WrongUsageException;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.report.ReportPage;
import dev.selvedge.lab.report.ResultsFile;
import dev.selvedge.lab.report.SweepFile;
import dev.selvedge.lab.report.SweepPage;
import dev.selvedge.lab.result.Results;
import dev.selvedge.lab.result.SweepResults;
import dev.selvedge.lab.run.Preflight;
import dev.selvedge.lab.run.Progress;
import dev.selvedge.lab.run.Runner;
import dev.selvedge.lab.run.Sweep;
import dev.selvedge.lab.run.Table;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code selvedge lab}: compares concurrency models on the same real work, and writes a report. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures how thread-per-request, event loop and virtual threads do the same real work, each in a JVM of its own, one"
                    + " after another, and writes DIR/report.html and DIR/results.json. Without options it takes about two"
                    + " minutes."
        },
        exitCodeOnInvalidInput = LabCommand.WRONG_USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:everything was measured",
            " 1:something failed; what was measured before is in the report",
            "64:wrong usage",
            "130:interrupted; what was measured before is in the report"
        })
public final class LabCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    static final int WRONG_USAGE = 64;
    private static final int INTERRUPTED = 130;

    @Mixin
    private final LabOptions options = new LabOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    /** Creates the command; picocli fills it. */
    public LabCommand() {}

    @Override
    public Integer call() {
        try {
            if (options.list()) {
                Listing.lines().forEach(out()::println);
                out().flush();
                return 0;
            }
            if (!options.compared().isEmpty()) {
                return new CompareTask(options.compared(), options.out(), out()).run();
            }
            Settings settings = options.settings();
            int bound = options.sweep() ? options.bound() : 0;
            Preflight.check(settings);
            return options.sweep() ? sweep(settings, bound) : run(settings);
        } catch (WrongUsageException e) {
            return fail(WRONG_USAGE, String.valueOf(e.getMessage()));
        } catch (DownstreamException e) {
            return fail(options.ownDatabase() ? FAILED : WRONG_USAGE, String.valueOf(e.getMessage()));
        } catch (ChildFailedException | IOException e) {
            return fail(FAILED, String.valueOf(e.getMessage()));
        }
    }

    private int sweep(Settings settings, int bound) throws DownstreamException, ChildFailedException, IOException {
        Progress progress = new Progress(out(), isTerminal());
        progress.note(Listing.sweep(settings, bound));
        options.leftOut().forEach(progress::note);
        try (Interruption interruption = Interruption.watch()) {
            SweepResults results = new Sweep(settings, bound, progress).run();
            boolean interrupted = Thread.interrupted() || interruption.happened();
            Path file = SweepFile.write(results, settings.out());
            Path page = SweepPage.write(results, settings.out());
            out().println();
            results.models().forEach(model -> out().println(SweepPage.sentence(model)));
            paths(results.incompleteBecause(), page, file);
            return interrupted ? INTERRUPTED : results.complete() ? 0 : FAILED;
        }
    }

    private int run(Settings settings) throws DownstreamException, ChildFailedException, IOException {
        Progress progress = new Progress(out(), isTerminal());
        progress.note(Listing.headline(settings));
        options.leftOut().forEach(progress::note);
        try (Interruption interruption = Interruption.watch()) {
            Results results = Explained.results(
                    new Runner(settings, progress).run(), settings.workload().story());
            boolean interrupted = Thread.interrupted() || interruption.happened();
            Path file = ResultsFile.write(results, settings.out());
            Path page = ReportPage.write(results, settings.workload().layout(), settings.out());
            show(results, page, file);
            return interrupted ? INTERRUPTED : results.complete() ? 0 : FAILED;
        }
    }

    @SuppressWarnings("SystemConsoleNull") // it is null again from JDK 25 on, where input or output is no terminal
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private void show(Results results, Path page, Path file) {
        if (!results.models().isEmpty()) {
            out().println();
            Table.lines(results).forEach(out()::println);
        }
        out().println();
        results.summary().forEach(out()::println);
        paths(results.incompleteBecause(), page, file);
    }

    private void paths(@Nullable String because, Path page, Path file) {
        if (because != null) {
            out().println("The run is not complete: " + because + ".");
        }
        out().println("Report: " + page.toAbsolutePath().normalize());
        out().println("Figures: " + file.toAbsolutePath().normalize());
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private int fail(int exit, String message) {
        spec.commandLine().getErr().println("selvedge lab: " + message);
        spec.commandLine().getErr().flush();
        return exit;
    }
}
