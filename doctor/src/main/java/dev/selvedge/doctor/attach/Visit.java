package dev.selvedge.doctor.attach;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.selvedge.doctor.agent.Entry;
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

/** One visit of the agent to a process. */
final class Visit {

    private static final int OLDEST = 25;
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private Visit() {}

    /** What is read of the file that the agent has written. */
    interface Reader<T> {
        T read(Path file) throws IOException;
    }

    /**
     * Has the agent do something, and reads what it says. Blocks until that is there; an interrupt or the end of the time ends this wait at once.
     *
     * @param order what follows the file's name in the order; empty for a snapshot
     */
    static <T> T pay(long pid, Duration atMost, String order, Reader<T> reader)
            throws NotExaminedException, InterruptedException {
        if (ProcessHandle.of(pid).isEmpty()) {
            throw new NotExaminedException.NoSuchProcess(pid);
        }
        // In a thread of its own, as attaching knows neither time limits nor interrupts.
        CompletableFuture<T> result = new CompletableFuture<>();
        Folder folder = Folder.forProcess(pid);
        try {
            Thread.ofPlatform().daemon().name("selvedge-doctor-attach").start(() -> {
                try {
                    result.complete(take(pid, folder, order, reader));
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
    static void forget(long pid) {
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

    private static <T> T take(long pid, Folder folder, String order, Reader<T> reader) throws Exception {
        requireSuitable(pid);
        Path file = folder.file();
        VirtualMachine vm = attach(pid);
        try {
            requireRecent(pid, vm.getSystemProperties().getProperty("java.specification.version", "unknown"));
            Path jar = AgentJar.find();
            vm.loadAgent(jar.toString(), jar + "\n" + file + order);
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
        return reader.read(file);
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

    static NotExaminedException failed(long pid, @Nullable Throwable cause) {
        return new NotExaminedException.Failed("process " + pid + " could not be examined: " + cause, cause);
    }
}
