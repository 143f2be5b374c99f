package dev.selvedge.lab;

import dev.selvedge.lab.plan.Defaults;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.plan.Workload;
import dev.selvedge.lab.plan.WrongUsageException;
import dev.selvedge.lab.result.Interval;
import dev.selvedge.lab.workload.Catalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code selvedge lab}, and what they mean together. */
final class LabOptions {

    private static final int MOST_CONNECTIONS = 20_000;
    private static final int MOST_RATE = 1_000_000;
    private static final int PROBE_SECONDS = 6;
    private static final int QUICK_PROBE_SECONDS = 3;
    private static final List<String> ALL = List.of("all");
    private static final String NO_FAULT = "none";
    private static final int LONGEST = 3_600;

    @Option(
            names = "--workload",
            paramLabel = "W",
            defaultValue = "order",
            description = "the work (default: ${DEFAULT-VALUE})")
    private String workload = "order";

    @Option(
            names = "--models",
            paramLabel = "A,B",
            split = ",",
            description = "the models, in this order, or 'all' (default: a few, see --list)")
    private @Nullable List<String> models;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "connections held open (default: 2000 for most workloads)")
    private @Nullable Integer connections;

    @Option(
            names = "--duration",
            paramLabel = "S",
            description = "seconds that each model is measured, after its warm-up (default: 15 for most workloads)")
    private @Nullable Integer duration;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description =
                    "requests a second that are sent whatever the server does (default: as fast as answers come, for most workloads)")
    private @Nullable Integer rate;

    @Option(names = "--quick", description = "a short run: about a minute and a half for three models")
    private boolean quick;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "how often each model is measured, in rotating order (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--fault",
            paramLabel = "F",
            description =
                    "what goes wrong in the middle third of each measurement, or 'none' (default: none for most workloads; see --list)")
    private @Nullable String fault;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "lab-report",
            description = "folder for report.html and results.json (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("lab-report");

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description =
                    "use this PostgreSQL (postgresql://host:port/database?user=U&password=P) instead of an embedded"
                            + " one; the lab keeps to a schema of its own there, selvedge_lab")
    private @Nullable String postgres;

    @Option(
            names = "--sweep",
            description = "look for the rate at which each model breaks instead: writes sweep.html and sweep.json")
    private boolean sweep;

    @Option(
            names = "--bound",
            paramLabel = "MS",
            defaultValue = "1000",
            description = "what the 99th percentile has to stay below in a sweep (default: ${DEFAULT-VALUE} ms)")
    private int bound;

    @Option(
            names = "--compare",
            arity = "2",
            paramLabel = "FILE",
            description = "compare two results.json instead: what differs, and whether beyond the error")
    private Path @Nullable [] compare;

    @Option(names = "--port", paramLabel = "P", description = "port of the models' servers (default: a free one)")
    private @Nullable Integer port;

    @Option(names = "--list", description = "print workloads and models, and exit")
    private boolean list;

    boolean list() {
        return list;
    }

    /** Returns the two files that are to be compared; none if something is to be measured. */
    List<Path> compared() {
        return compare == null ? List.of() : List.of(compare);
    }

    boolean sweep() {
        return sweep;
    }

    /** Returns the bound of a sweep in milliseconds; refuses what no sweep can do. */
    int bound() {
        if (rate != null || fault != null || rounds != 1) {
            throw new WrongUsageException("--sweep looks for a rate by itself: leave --rate, --fault and --rounds out");
        }
        return checkRange("--bound", bound, 1, Settings.TIME_OUT_MILLIS);
    }

    Path out() {
        return out;
    }

    boolean ownDatabase() {
        return postgres == null;
    }

    /** Returns what the options ask for, or refuses them. */
    Settings settings() {
        Workload work = Catalog.workload(workload);
        Fault wrong = fault(work);
        Defaults usual = wrong == null ? work.defaults() : work.defaults(wrong);
        return new Settings(
                work,
                models(work),
                connections == null
                        ? usual.connections()
                        : checkRange("--connections", connections, 1, MOST_CONNECTIONS),
                rate == null ? usual.rate() : checkRange("--rate", rate, 1, MOST_RATE),
                quick ? usual.quickWarmUp() : usual.warmUpSeconds(),
                seconds(usual),
                port == null ? 0 : checkRange("--port", port, 1, 65_535),
                out,
                postgres,
                checkRange("--rounds", rounds, 1, Interval.MOST_ROUNDS),
                wrong);
    }

    private @Nullable Fault fault(Workload work) {
        if (fault == null) {
            return sweep ? null : work.usualFault();
        }
        return fault.equals(NO_FAULT) ? null : work.fault(fault);
    }

    private int seconds(Defaults usual) {
        if (sweep && duration == null) {
            return quick ? QUICK_PROBE_SECONDS : PROBE_SECONDS;
        }
        if (duration != null) {
            return checkRange("--duration", duration, 1, LONGEST);
        }
        return quick ? usual.quickSeconds() : usual.seconds();
    }

    /** Returns what was asked for by 'all' and can't run on this machine: a line for each. */
    List<String> leftOut() {
        if (!ALL.equals(models)) {
            return List.of();
        }
        return Catalog.workload(workload).models().stream()
                .flatMap(model -> model.program().missing().stream()
                        .map(missing -> "Left out: " + model.name() + ": " + missing + "."))
                .toList();
    }

    private List<Model> models(Workload work) {
        if (models == null) {
            return work.usual();
        }
        if (models.equals(ALL)) {
            return work.models().stream()
                    .filter(model -> model.program().missing().isEmpty())
                    .toList();
        }
        List<Model> chosen = new ArrayList<>();
        for (String name : models) {
            Model model = work.model(name.strip());
            if (chosen.contains(model)) {
                throw new WrongUsageException("--models names '" + model.name() + "' twice: name each model once");
            }
            chosen.add(model);
        }
        return chosen;
    }

    private static int checkRange(String option, int given, int least, int most) {
        if (given < least || given > most) {
            throw new WrongUsageException(
                    "%s is %d: expected a number from %d to %d".formatted(option, given, least, most));
        }
        return given;
    }
}
