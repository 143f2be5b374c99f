package dev.selvedge.doctor.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.lang.ref.SoftReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM starts the agent. The one class that stays: it brings the other classes along in a loader of their own, which goes when the
 * doctor goes. For a doctor in its own program it keeps what opens the JVM.
 */
public final class Entry {

    /** What to give as arguments so that it is kept for {@link #look}. */
    public static final String KEEP = "keep";

    private static final String NAME = "selvedge-doctor";

    private static volatile @Nullable Instrumentation kept;

    /** Guarded by the class. It has seen the threads before, and its classes are compiled; gone when memory is short, if nobody says so before. */
    private static SoftReference<BiConsumer<String, OutputStream>> last = new SoftReference<>(null);

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
     * Called by the JVM when the agent is loaded. Never throws, as that would be printed by the examined program: who loaded it and is not
     * called back knows that it failed.
     *
     * @param arguments the path of the agent's jar, a line end, and the path of the socket at which the doctor listens; or {@link #KEEP}
     * @param instrumentation opens what is to be read
     */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        if (arguments.equals(KEEP)) {
            kept = instrumentation;
            return;
        }
        int end = arguments.indexOf('\n');
        if (end < 0) {
            return; // not ours
        }
        try {
            visit(Path.of(arguments.substring(0, end)), Path.of(arguments.substring(end + 1)), instrumentation);
        } catch (Throwable e) {
            // Here, nobody is to notice.
        }
    }

    /** Calls the doctor back, and serves it on a thread of its own, so that others can attach meanwhile. */
    private static void visit(Path jar, Path socket, Instrumentation instrumentation) throws Exception {
        Runnable session = (Runnable) loader(jar)
                .loadClass("dev.selvedge.doctor.agent.Session")
                .getConstructor(Path.class, Instrumentation.class)
                .newInstance(socket, instrumentation);
        Thread thread = new Thread(new ThreadGroup(NAME), session, NAME, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            session.run(); // A process that can have no more threads is one to be looked at all the same.
        }
    }

    /**
     * Takes one snapshot of this JVM. Blocks until it is written.
     *
     * @param jar the path of the agent's jar
     * @param out where to write it
     * @return whether it could; {@code false} if the agent was not loaded to be kept
     * @throws Exception if it fails
     */
    public static boolean look(String jar, OutputStream out) throws Exception {
        Instrumentation instrumentation = kept;
        if (instrumentation == null) {
            return false;
        }
        look(Path.of(jar), out, instrumentation);
        return true;
    }

    private static synchronized void look(Path jar, OutputStream out, Instrumentation instrumentation)
            throws Exception {
        BiConsumer<String, OutputStream> collector = last.get();
        if (collector == null || !isFrom(jar, collector)) {
            forget();
            collector = collector(jar, instrumentation);
            last = new SoftReference<>(collector);
        }
        collector.accept("look", out);
    }

    /** Lets go of what was kept to make the next look quicker. */
    public static synchronized void forget() {
        BiConsumer<String, OutputStream> known = last.get();
        last.clear();
        if (known != null && known.getClass().getClassLoader() instanceof URLClassLoader loader) {
            try {
                loader.close();
            } catch (IOException e) {
                // Only a jar that stays open.
            }
        }
    }

    /** Another version of the doctor may have been here. */
    private static boolean isFrom(Path jar, Object collector) throws IOException {
        return collector.getClass().getClassLoader() instanceof URLClassLoader loader
                && loader.getURLs()[0]
                        .toExternalForm()
                        .equals(jar.toUri().toURL().toExternalForm());
    }

    @SuppressWarnings("unchecked") // the one thing that the class can be
    private static BiConsumer<String, OutputStream> collector(Path jar, Instrumentation instrumentation)
            throws Exception {
        return (BiConsumer<String, OutputStream>) loader(jar)
                .loadClass("dev.selvedge.doctor.agent.Collector")
                .getConstructor(Instrumentation.class)
                .newInstance(instrumentation);
    }

    private static URLClassLoader loader(Path jar) throws IOException {
        URL[] from = {jar.toUri().toURL()};
        return new URLClassLoader(NAME, from, ClassLoader.getPlatformClassLoader());
    }
}
