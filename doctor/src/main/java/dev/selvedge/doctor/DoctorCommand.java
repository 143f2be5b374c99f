package dev.selvedge.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.selvedge.doctor.attach.Attached;
import dev.selvedge.doctor.attach.NotExaminedException;
import dev.selvedge.doctor.attach.Source;
import dev.selvedge.doctor.diagnosis.Diagnosis;
import dev.selvedge.doctor.diagnosis.Finding;
import dev.selvedge.doctor.diagnosis.Report;
import dev.selvedge.doctor.snapshot.DumpReader;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.UnreadableDumpException;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code selvedge doctor}: says what is stuck in a running JVM, or in a dump of one. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what is stuck in a Java process of JDK 25 or newer, who holds it, and why: virtual threads and platform threads, locks, "
                    + "monitors, joins, class initialization, and what Selvedge knows where it is used. The process needs no preparation, "
                    + "and is left as it was."
        },
        exitCodeOnInvalidInput = DoctorCommand.WRONG_USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:nothing is stuck",
            " 2:something is stuck",
            "64:wrong usage",
            "66:there is no such process or file, or it is no Java process or dump",
            "70:the process did not answer in time, or something else went wrong",
            "77:not allowed to attach"
        })
public final class DoctorCommand implements Callable<Integer> {

    static final int WRONG_USAGE = 64;
    private static final int HEALTHY = 0;
    private static final int STUCK = 2;
    private static final int NO_INPUT = 66;
    private static final int FAILED = 70;
    private static final int NOT_ALLOWED = 77;

    /** For one look, attaching included. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    private static final Duration BETWEEN_EXAMINATIONS = Duration.ofSeconds(5);

    @Parameters(paramLabel = "PID", arity = "0..1", description = "The process to examine; see jcmd -l, or jps.")
    private @Nullable Long pid;

    @Option(
            names = "--dump",
            paramLabel = "FILE",
            description =
                    "Examine what 'jcmd PID Thread.dump_to_file -format=json FILE' has written, instead of a process.")
    private @Nullable Path dump;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(names = "--watch", description = "Go on, and tell what is new and what is over, until Ctrl-C.")
    private boolean watch;

    @Option(
            names = "--serve",
            description =
                    "Show it as a page that keeps up, at an address on this machine that is printed, until Ctrl-C.")
    private boolean serve;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "With --serve: listen at this port; any that is free if not given.")
    private @Nullable Integer port;

    @Option(
            names = "--allow-cancel",
            description =
                    "With --serve: the page has a button that cancels a Selvedge task. Else the doctor changes nothing.")
    private boolean allowCancel;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    /** Creates the command; picocli fills it. */
    public DoctorCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        checkServing();
        try {
            if (dump != null) {
                return examineDump(dump);
            }
            if (pid == null) {
                throw wrong("no process given: expected its number, as jcmd -l lists them, or --dump FILE");
            }
            if (serve) {
                return serving().process(pid, LONGEST_LOOK);
            }
            return examine(pid);
        } catch (IOException e) {
            return failed(e, FAILED);
        } catch (UnreadableDumpException e) {
            return failed(e, NO_INPUT);
        } catch (NotExaminedException e) {
            return failed(
                    e,
                    switch (e) {
                        case NotExaminedException.NoSuchProcess none -> NO_INPUT;
                        case NotExaminedException.NotSuitable other -> NO_INPUT;
                        case NotExaminedException.NotAllowed others -> NOT_ALLOWED;
                        case NotExaminedException.TimedOut late -> FAILED;
                        case NotExaminedException.Failed failed -> FAILED;
                    });
        }
    }

    private void checkServing() {
        if (serve && (json || watch)) {
            throw wrong("--serve shows a page that keeps up by itself: give it without --json and --watch");
        }
        if (allowCancel && (!serve || dump != null)) {
            throw wrong("--allow-cancel is for the page of a process: give it with --serve and a PID");
        }
        if (port != null && !serve) {
            throw wrong("--port is where a page listens: give it with --serve");
        }
        if (port != null && (port < 0 || port > 65_535)) {
            throw wrong("--port " + port + ": expected a number up to 65535, or 0 for any that is free");
        }
    }

    private Serving serving() {
        return new Serving(port == null ? 0 : port, allowCancel, out());
    }

    private int examineDump(Path file) throws IOException, InterruptedException {
        if (pid != null || watch) {
            throw wrong("--dump is one moment of a process that may be gone: give it without PID and --watch");
        }
        Snapshot moment = DumpReader.read(file);
        return serve ? serving().dump(moment, file) : print(Diagnosis.of(List.of(moment)));
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    private int failed(Exception problem, int code) {
        err().println("selvedge doctor: " + problem.getMessage());
        return code;
    }

    private int print(Report report) {
        out().print(json ? json(report) : TextReport.of(report));
        out().flush();
        return report.isStuck() ? STUCK : HEALTHY;
    }

    private int examine(long process) throws NotExaminedException, InterruptedException {
        try (Source source = Attached.source(process, LONGEST_LOOK)) {
            Examination examination = new Examination(source);
            return watch ? watch(process, examination) : print(examination.report(this::tellSoFar));
        }
    }

    /** To a person who waits; a program that reads the report is told once, when it is sure. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 25 on, it is null again where there is no terminal
    private void tellSoFar(Report report) {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            String first = report.findings().isEmpty()
                    ? "something grows"
                    : report.findings().getFirst().title();
            err().println("so far: " + first
                    + ". Looking for some seconds more, as healthy programs hold things for that long ...");
            err().flush();
        }
    }

    /** Until it is interrupted, or the process has ended. */
    private int watch(long process, Examination examination) throws NotExaminedException, InterruptedException {
        Watch watching = new Watch();
        Report report = examination.report();
        print(report);
        watching.next(report);
        while (ProcessHandle.of(process).isPresent()) {
            Thread.sleep(BETWEEN_EXAMINATIONS);
            report = examination.report();
            tell(watching.next(report));
        }
        return report.isStuck() ? STUCK : HEALTHY;
    }

    private void tell(Watch.Change change) {
        String time = LocalTime.now(ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        for (Finding finding : change.appeared()) {
            out().print("\n" + time + TextReport.of(finding));
        }
        for (Finding finding : change.gone()) {
            out().print("\n" + time + "\nover   " + finding.title() + "\n");
        }
        out().flush();
    }

    private static String json(Report report) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
