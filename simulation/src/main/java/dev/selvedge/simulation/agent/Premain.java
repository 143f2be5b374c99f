package dev.selvedge.simulation.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Where the JVM starts the agent. The agent's jar has just this class: all others are found where the program finds them. */
public final class Premain {

    private Premain() {}

    /**
     * Called by the JVM before {@code main}, for {@code -javaagent}.
     *
     * @param packages the packages of the code under test, with commas between them; {@code null} for none
     * @param instrumentation what rewrites classes
     */
    public static void premain(@Nullable String packages, Instrumentation instrumentation) {
        agentmain(packages, instrumentation);
    }

    /**
     * Called by the JVM when the agent is loaded into a JVM that runs. Classes that are loaded by then stay as they are.
     *
     * @param packages the packages of the code under test, with commas between them; {@code null} for none
     * @param instrumentation what rewrites classes
     */
    public static void agentmain(@Nullable String packages, Instrumentation instrumentation) {
        try {
            Agent.start(packages, instrumentation);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "the agent does not find " + e.getMessage()
                            + ": selvedge-simulation and selvedge-core must be on the class path "
                            + "with which the JVM starts (with Surefire: useSystemClassLoader, which is the default)",
                    e);
        }
    }
}
