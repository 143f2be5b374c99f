package dev.selvedge.simulation.agent;

import java.lang.instrument.Instrumentation;

/** Where the JVM starts the agent. The agent's jar has just this class: all others are found where the program finds them. */
public final class Premain {

    private Premain() {}

    /**
     * Called by the JVM before {@code main}, for {@code -javaagent}.
     *
     * @param packages the packages of the code under test, with commas between them
     * @param instrumentation what rewrites classes
     */
    public static void premain(String packages, Instrumentation instrumentation) {
        agentmain(packages, instrumentation);
    }

    /**
     * Called by the JVM when the agent is loaded into a JVM that runs. Classes that are loaded by then stay as they are.
     *
     * @param packages the packages of the code under test, with commas between them
     * @param instrumentation what rewrites classes
     */
    public static void agentmain(String packages, Instrumentation instrumentation) {
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
