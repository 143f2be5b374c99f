package dev.selvedge.simulation.agent;

import dev.selvedge.simulation.agent.bridge.Bridge;
import dev.selvedge.simulation.engine.Monitor;
import dev.selvedge.simulation.engine.Schedule;
import dev.selvedge.simulation.engine.Schedules;
import java.io.IOException;
import java.io.InputStream;

/** What is done before the first class is rewritten. Apart from {@link Agent}, as it can be loaded only when the bridge is known. */
final class Installation {

    private Installation() {}

    /** Rewrites something for practice: a class that is first loaded while another is rewritten would itself not be. */
    static void prepare() throws IOException {
        load(Monitor.class, Held.class, Schedule.class, Schedules.class);
        Bridge.install(new SimulatedHooks());
        byte[] sample = bytes(Agent.class);
        new ProgramRewriter(Agent.class.getClassLoader()).rewrite(sample);
        new JdkRewriter().rewrite(bytes(Thread.class));
    }

    /** To load a class takes monitors: what they need can't wait until they are needed. */
    private static void load(Class<?>... types) {
        for (Class<?> type : types) {
            try {
                Class.forName(type.getName(), true, type.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new LinkageError(type.getName(), e);
            }
        }
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in =
                ClassLoader.getSystemResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            if (in == null) {
                throw new IOException(type.getName() + " has no class file");
            }
            return in.readAllBytes();
        }
    }
}
