package dev.selvedge.doctor.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.ref.SoftReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM starts the agent. The one class that stays: it brings the other classes along in a loader of their own, and keeps that until the
 * doctor says that it has looked for the last time. For a doctor in its own program it keeps what opens the JVM.
 */
public final class Entry {

    /** What to give as arguments so that it is kept for {@link #look}. */
    public static final String KEEP = "keep";

    /** What to give as arguments so that nothing is kept from one look to the next. */
    public static final String FORGET = "forget";

    private static volatile @Nullable Instrumentation kept;

    /** Guarded by the class. It has seen the threads before, and its classes are compiled; gone when memory is short, if nobody says so before. */
    private static SoftReference<BiConsumer<String, Instrumentation>> last = new SoftReference<>(null);

    private Entry() {}

    /**
     * Called by the JVM when the program is started with the agent.
     *
     * @param arguments not used
     * @param instrumentation is kept
     */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        kept = instrumentation;
    }

    /**
     * Called by the JVM when the agent is loaded. Takes one snapshot; never throws, as that would be printed by the examined program.
     *
     * @param arguments the path of the agent's jar, a line end, and an order for the {@link Collector}; {@link #KEEP} or {@link #FORGET}
     * @param instrumentation opens what is to be read
     */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        if (arguments.equals(KEEP)) {
            kept = instrumentation;
            return;
        }
        if (arguments.equals(FORGET)) {
            forget();
            return;
        }
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

    /**
     * Takes one snapshot of this JVM. Blocks until it is written.
     *
     * @param jar the path of the agent's jar
     * @param file the path of the file to write
     * @return whether it could; {@code false} if the agent was not loaded to be kept
     * @throws Exception if it fails
     */
    public static boolean look(String jar, String file) throws Exception {
        Instrumentation instrumentation = kept;
        if (instrumentation == null) {
            return false;
        }
        collect(Path.of(jar), file, instrumentation);
        return true;
    }

    /** Lets go of what was kept to make the next look quicker. */
    public static synchronized void forget() {
        BiConsumer<String, Instrumentation> known = last.get();
        last.clear();
        if (known != null && known.getClass().getClassLoader() instanceof URLClassLoader loader) {
            try {
                loader.close();
            } catch (IOException e) {
                // Only a jar that stays open.
            }
        }
    }

    private static synchronized void collect(Path jar, String file, Instrumentation instrumentation) throws Exception {
        BiConsumer<String, Instrumentation> collector = last.get();
        if (collector == null || !isFrom(jar, collector)) {
            forget();
            collector = collector(jar);
            last = new SoftReference<>(collector);
        }
        collector.accept(file, instrumentation);
    }

    /** Another version of the doctor may have been here, and ended before it said that it was its last look. */
    private static boolean isFrom(Path jar, Object collector) throws IOException {
        return collector.getClass().getClassLoader() instanceof URLClassLoader loader
                && loader.getURLs()[0]
                        .toExternalForm()
                        .equals(jar.toUri().toURL().toExternalForm());
    }

    @SuppressWarnings("unchecked") // the one thing that the class can be
    private static BiConsumer<String, Instrumentation> collector(Path jar) throws Exception {
        URL[] from = {jar.toUri().toURL()};
        ClassLoader loader = new URLClassLoader("selvedge-doctor", from, ClassLoader.getPlatformClassLoader());
        return (BiConsumer<String, Instrumentation>) loader.loadClass("dev.selvedge.doctor.agent.Collector")
                .getConstructor()
                .newInstance();
    }
}
