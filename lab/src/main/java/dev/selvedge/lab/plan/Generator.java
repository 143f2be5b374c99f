package dev.selvedge.lab.plan;

import dev.selvedge.lab.process.ChildSpec;
import java.util.ArrayList;
import java.util.List;

/** How generators are started: with a small heap, and told the same by every workload. */
public final class Generator {

    private static final List<String> SMALL = List.of("-Xms128m", "-Xmx128m", "-XX:+UseSerialGC");

    private Generator() {}

    /**
     * Returns a generator.
     *
     * @param main     the class whose {@code main} is started
     * @param settings what the run is asked to do
     * @param port     where the model's server listens
     * @param more     what the workload adds, in pairs of key and value
     * @return the child
     */
    public static ChildSpec child(Class<?> main, Settings settings, int port, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--target", Integer.toString(port),
                "--connections", Integer.toString(settings.connections()),
                "--rate", Integer.toString(settings.rate()),
                "--warm-up-s", Integer.toString(settings.warmUpSeconds()),
                "--seconds", Integer.toString(settings.seconds()),
                "--time-out-ms", Integer.toString(Settings.TIME_OUT_MILLIS)));
        Fault fault = settings.fault();
        if (fault != null) {
            arguments.addAll(List.of("--fault", fault.name()));
        }
        arguments.addAll(List.of(more));
        return ChildSpec.java("generator", main, SMALL, arguments);
    }
}
