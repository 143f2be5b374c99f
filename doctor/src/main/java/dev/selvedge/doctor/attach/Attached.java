package dev.selvedge.doctor.attach;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.selvedge.doctor.agent.Entry;
import dev.selvedge.doctor.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Takes snapshots of other JVMs of this machine, by loading the doctor's agent into them for as long as it takes. */
public final class Attached {

    private static final int OLDEST = 25;
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private Attached() {}

    /**
     * A process of this machine, to look into. It keeps something in the process from one look to the next, until it is told to rest.
     *
     * @param pid the process
     * @param atMost how long a look may take
     * @return the process; any thread may use it
     */
    public static Source source(long pid, Duration atMost) {
        return new Source() {

            @Override
            public Snapshot snapshot() throws NotExaminedException, InterruptedException {
                return look(pid, atMost);
            }

            @Override
            public void rest() {
                forget(pid);
            }
        };
    }

    /**
     * Takes one snapshot, and leaves nothing behind. Blocks until it is there. An interrupt or the end of the time ends this wait at once; the agent may then still
     * run to its end, and finds nobody to write for.
     *
     * @param pid the process
     * @param atMost how long this may take
     * @return what its threads were doing
     * @throws NotExaminedException if there is no such process, it is no JVM of a version that can be examined, it may not be examined,
     *     it does not answer in time, or something else goes wrong
     * @throws InterruptedException if the thread is interrupted
     */
    public static Snapshot snapshot(long pid, Duration atMost) throws NotExaminedException, InterruptedException {
        Snapshot snapshot = look(pid, atMost);
        forget(pid);
        return snapshot;
    }

    private static Snapshot look(long pid, Duration atMost) throws NotExaminedException, InterruptedException {
        if (ProcessHandle.of(pid).isEmpty()) {
            throw new NotExaminedException.NoSuchProcess(pid);
        }
        // In a thread of its own, as attaching knows neither time limits nor interrupts.
        CompletableFuture<Snapshot> result = new CompletableFuture<>();
        Folder folder = Folder.forProcess(pid);
        try {
            Thread.ofPlatform().daemon().name("selvedge-doctor-attach").start(() -> {
                try {
                    result.complete(take(pid, folder));
                } catch (Exception | Error e) {
                    result.completeExceptionally(e);
                } finally {
                    folder.delete();
                }
            });
            return result.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new NotExaminedException.TimedOut(pid, atMost);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NotExaminedException known ? known : failed(pid, e.getCause());
        } finally {
            folder.delete();
        }
    }

    /** In a thread of its own, too; a process that has ended has forgotten. */
    private static void forget(long pid) {
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("selvedge-doctor-detach")
                .start(() -> {
                    try {
                        VirtualMachine vm = attach(pid);
                        try {
                            vm.loadAgent(AgentJar.find().toString(), Entry.FORGET);
                        } finally {
                            vm.detach();
                        }
                    } catch (Exception e) {
                        // It takes what it has kept for garbage when memory is short.
                    }
                });
        boolean interrupted = false;
        try {
            thread.join(LONGEST_FAREWELL);
        } catch (InterruptedException e) {
            interrupted = true; // it goes on by itself
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Snapshot take(long pid, Folder folder) throws Exception {
        requireSuitable(pid);
        Path file = folder.file();
        VirtualMachine vm = attach(pid);
        try {
            requireRecent(pid, vm.getSystemProperties().getProperty("java.specification.version", "unknown"));
            Path jar = AgentJar.find();
            vm.loadAgent(jar.toString(), jar + "\n" + file);
        } catch (AgentLoadException | AgentInitializationException e) {
            throw new NotExaminedException.NotAllowed(
                    "process " + pid + " takes no agent (" + e.getMessage()
                            + "): it may have been started with -XX:-EnableDynamicAgentLoading; give --dump FILE a dump of it instead",
                    e);
        } finally {
            vm.detach();
        }
        if (!Files.exists(file)) {
            throw new NotExaminedException.Failed(
                    "process " + pid + " took the agent but wrote no file " + file
                            + ": it may have another file system (a container) or none left; run the doctor where it runs",
                    null);
        }
        return SnapshotFile.read(file);
    }

    /** To a process that is no JVM, attaching could send a signal that ends it. The JDK looks before it does so, but only on Linux. */
    private static void requireSuitable(long pid) throws NotExaminedException {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        String id = Long.toString(pid);
        if (!linux && VirtualMachine.list().stream().noneMatch(vm -> vm.id().equals(id))) {
            throw new NotExaminedException.NotSuitable(noJvm(pid), null);
        }
    }

    private static VirtualMachine attach(long pid) throws NotExaminedException {
        try {
            return VirtualMachine.attach(Long.toString(pid));
        } catch (AttachNotSupportedException | IOException e) {
            ProcessHandle process = ProcessHandle.of(pid).orElse(null);
            if (process == null) {
                throw new NotExaminedException.NoSuchProcess(pid);
            }
            String us = System.getProperty("user.name", "unknown");
            Optional<String> owner = process.info().user();
            if (owner.isPresent() && !owner.get().equals(us)) {
                throw new NotExaminedException.NotAllowed(
                        "process " + pid + " is " + owner.get() + "'s, and you are " + us + ": examine it as "
                                + owner.get(),
                        e);
            }
            throw new NotExaminedException.NotSuitable(noJvm(pid), e); // its own message shows the whole command line
        }
    }

    private static String noJvm(long pid) {
        return "process " + pid + " is no JVM that lets others attach: expected one of JDK " + OLDEST
                + " or newer without -XX:+DisableAttachMechanism (jps lists yours)";
    }

    private static void requireRecent(long pid, String version) throws NotExaminedException {
        if (!version.matches("\\d{1,6}") || Integer.parseInt(version) < OLDEST) {
            throw new NotExaminedException.NotSuitable(
                    "process " + pid + " runs on Java " + version + ": expected " + OLDEST
                            + " or newer, as older ones don't show what virtual threads wait for; examine it with jstack",
                    null);
        }
    }

    private static NotExaminedException failed(long pid, @Nullable Throwable cause) {
        return new NotExaminedException.Failed("process " + pid + " could not be examined: " + cause, cause);
    }
}
