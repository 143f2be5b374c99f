package dev.selvedge.doctor.agent;

import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Where the JVM starts the agent. The one class that stays: it has no state, and brings the others along in a loader for this time. */
public final class Entry {

    private Entry() {}

    /**
     * Called by the JVM when the agent is loaded. Takes one snapshot; never throws, as that would be printed by the examined program.
     *
     * @param arguments the path of the agent's jar, a line end, and the path of the file to write
     * @param instrumentation opens what is to be read
     */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        int end = arguments.indexOf('\n');
        if (end < 0) {
            return; // not ours; whoever asked finds no file
        }
        try {
            collect(Path.of(arguments.substring(0, end)), arguments.substring(end + 1), instrumentation);
        } catch (Throwable e) {
            // Whoever asked finds no file. Here, nobody is to notice.
        }
    }

    @SuppressWarnings("unchecked") // the one thing that the class can be
    private static void collect(Path jar, String file, Instrumentation instrumentation) throws Exception {
        URL[] from = {jar.toUri().toURL()};
        try (URLClassLoader loader =
                new URLClassLoader("selvedge-doctor", from, ClassLoader.getPlatformClassLoader())) {
            Class<?> collector = loader.loadClass("dev.selvedge.doctor.agent.Collector");
            ((BiConsumer<String, Instrumentation>) collector.getConstructor().newInstance())
                    .accept(file, instrumentation);
        }
    }
}
