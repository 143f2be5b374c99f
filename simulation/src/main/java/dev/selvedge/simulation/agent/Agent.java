package dev.selvedge.simulation.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether the agent is there, and what it sees. For any thread. */
public final class Agent {

    private static volatile @Nullable Agent active;

    private final Selection selection;
    private final ProgramTransformer program;
    private final JdkTransformer jdk;

    /** Loaded before the agent was. */
    private final List<String> missed;

    private Agent(Selection selection, ProgramTransformer program, JdkTransformer jdk, List<String> missed) {
        this.selection = selection;
        this.program = program;
        this.jdk = jdk;
        this.missed = missed;
    }

    static synchronized void start(@Nullable String packages, Instrumentation instrumentation) {
        if (active != null) {
            throw new IllegalStateException(
                    "the agent of the simulation is there already: name it once, with all packages");
        }
        try {
            Opening.open(instrumentation);
            active = install(new Selection(packages), instrumentation);
        } catch (IOException | UnmodifiableClassException | ClassNotFoundException e) {
            throw new IllegalStateException("the agent of the simulation could not be set up: " + e, e);
        }
    }

    private static Agent install(Selection selection, Instrumentation instrumentation)
            throws IOException, UnmodifiableClassException, ClassNotFoundException {
        Installation.prepare();
        List<String> missed = Arrays.stream(instrumentation.getAllLoadedClasses())
                .filter(type -> !type.isHidden()
                        && selection.contains(type.getName().replace('.', '/'), type.getProtectionDomain()))
                .map(type -> type.getName())
                .toList();
        ProgramTransformer program = new ProgramTransformer(selection, instrumentation);
        JdkTransformer jdk = new JdkTransformer();
        jdk.install(instrumentation);
        instrumentation.addTransformer(program, false);
        return new Agent(selection, program, jdk, missed);
    }

    /** {@return whether the JVM was started with the agent} */
    public static boolean isActive() {
        return active != null;
    }

    /** {@return the packages whose classes are rewritten, with those below them; none without the agent} */
    public static List<String> packages() {
        Agent agent = active;
        return agent == null ? List.of() : agent.selection.packages();
    }

    /** {@return in words what can be seen, and what can't} */
    public static String coverage() {
        Agent agent = active;
        if (agent == null) {
            return "without the agent, uncontended locks, atomics and fields are no switch points, and synchronized blocks, sleeps and "
                    + "timed waits of the JDK are not under control: -javaagent:selvedge-simulation-agent.jar=PACKAGES";
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                agent.selection.packages().isEmpty()
                        ? "the agent has no packages to look into: -javaagent:selvedge-simulation-agent.jar=PACKAGES"
                        : "the agent sees locks, atomics, fields and time in "
                                + String.join(", ", agent.selection.packages()));
        if (!agent.missed.isEmpty()) {
            lines.add("loaded before the agent, and so not seen: " + String.join(", ", agent.missed));
        }
        tell(lines, agent.program.failures());
        tell(lines, agent.jdk.failures());
        return String.join("\n", lines);
    }

    private static void tell(List<String> lines, Map<String, String> failures) {
        if (!failures.isEmpty()) {
            lines.add("could not be rewritten, and so not seen: "
                    + failures.entrySet().stream()
                            .map(failure -> failure.getKey() + " (" + failure.getValue() + ")")
                            .collect(Collectors.joining(", ")));
        }
    }
}
