package dev.selvedge.doctor.attach;

import dev.selvedge.doctor.agent.Entry;
import dev.selvedge.doctor.agent.Loader;
import dev.selvedge.doctor.snapshot.Snapshot;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots of the JVM it runs in. A JVM does not let itself be attached to, so for the first look a small process is started that loads
 * the agent, unless the program was started with it. Who asks is seen as waiting for a time, and the threads of the doctor are not seen.
 */
public final class OwnJvm {

    /** The thread group of those that are not seen. */
    public static final ThreadGroup GROUP = new ThreadGroup("selvedge-doctor");

    private static final Duration LONGEST_LOAD = Duration.ofSeconds(30);

    /** Between two looks at the clock; a wait without an end would be one that the doctor has to explain. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Object LOADING = new Object();

    private OwnJvm() {}

    /**
     * Takes one snapshot. Blocks until it is there; an interrupt ends the wait at once.
     *
     * @return what the threads of this JVM were doing, but those of the doctor
     * @throws NotExaminedException if the agent can't be loaded, or something else goes wrong
     * @throws InterruptedException if the thread is interrupted
     */
    public static Snapshot snapshot() throws NotExaminedException, InterruptedException {
        CompletableFuture<Snapshot> result = new CompletableFuture<>();
        Thread looking = new Thread(GROUP, () -> complete(result), "selvedge-doctor-look");
        looking.setDaemon(true);
        looking.start();
        while (!looking.join(LONGEST_WAIT)) {
            // It is a big program.
        }
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NotExaminedException known ? known : failed(e.getCause());
        }
    }

    /** {@return this JVM as what is looked into} */
    public static Source source() {
        return new Source() {

            @Override
            public Snapshot snapshot() throws NotExaminedException, InterruptedException {
                return OwnJvm.snapshot();
            }

            @Override
            public void rest() {
                Entries.forget();
            }
        };
    }

    private static NotExaminedException failed(@Nullable Throwable cause) {
        return new NotExaminedException.Failed("this JVM could not be examined: " + cause, cause);
    }

    private static void complete(CompletableFuture<Snapshot> result) {
        try {
            result.complete(take());
        } catch (Exception | Error e) {
            result.completeExceptionally(e);
        }
    }

    private static Snapshot take() throws Exception {
        Folder folder = Folder.forProcess(ProcessHandle.current().pid());
        try {
            Path jar = AgentJar.find();
            Path file = folder.file();
            if (!Entries.look(jar, file)) {
                load(jar);
                if (!Entries.look(jar, file)) {
                    throw new IOException("the agent was loaded and is not there");
                }
            }
            return SnapshotFile.read(file);
        } finally {
            folder.delete();
        }
    }

    private static void load(Path jar) throws Exception {
        synchronized (LOADING) {
            Path output = Files.createTempFile("selvedge-doctor-", ".txt");
            try {
                Process process = start(jar, output);
                boolean ended = process.waitFor(LONGEST_LOAD.toSeconds(), TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                if (!ended || process.exitValue() != 0) {
                    throw new NotExaminedException.NotAllowed(
                            "this JVM takes no agent (" + lastLine(output) + "): start it with -javaagent:" + jar,
                            null);
                }
            } finally {
                Files.delete(output);
            }
        }
    }

    private static Process start(Path jar, Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        jar.toString(),
                        Loader.class.getName(),
                        Long.toString(ProcessHandle.current().pid()),
                        jar.toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()))
                .start();
    }

    /** The exception is on the first line of a stack trace; the JVM's own words come alone. */
    private static String lastLine(Path output) throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                .reduce((first, second) -> second)
                .orElse("no answer in " + LONGEST_LOAD.toSeconds() + " s");
    }

    /** The agent's class, which is that of the system's loader: another one than ours in a container of applications. */
    private static final class Entries {

        private static @Nullable Class<?> entry() {
            try {
                return Class.forName(Entry.class.getName(), true, ClassLoader.getSystemClassLoader());
            } catch (ClassNotFoundException e) {
                return null; // it was not loaded
            }
        }

        static boolean look(Path jar, Path file) throws Exception {
            Class<?> entry = entry();
            try {
                return entry != null
                        && (boolean) entry.getMethod("look", String.class, String.class)
                                .invoke(null, jar.toString(), file.toString());
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }

        static void forget() {
            Class<?> entry = entry();
            try {
                if (entry != null) {
                    entry.getMethod("forget").invoke(null);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the agent is of another version", e);
            }
        }
    }
}
