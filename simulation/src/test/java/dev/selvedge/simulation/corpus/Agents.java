package dev.selvedge.simulation.corpus;

/** Whether the agent is there. */
final class Agents {

    private static final String AGENT = "dev.selvedge.simulation.agent.Agent";

    private Agents() {}

    /** {@return whether the agent has made a switch point of each call, field access and monitor in this package} */
    static boolean isActive() {
        try {
            return (boolean) Class.forName(AGENT).getMethod("isActive").invoke(null);
        } catch (ReflectiveOperationException _) {
            return false;
        }
    }
}
