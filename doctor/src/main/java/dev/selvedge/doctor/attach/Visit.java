package dev.selvedge.doctor.attach;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.selvedge.doctor.agent.Chunks;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One visit of the agent to a process, from when it was let in until one of both goes: it calls back at a socket, and takes orders there. Loaded
 * once, as the process's JVM prints a warning each time.
 */
final class Visit implements Closeable {

    /** No answer may be longer. */
    static final int MAX_BYTES = 1 << 30;

    private static final int OLDEST = 25;
    private static final int LARGEST_CHUNK = 1 << 24;

    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;

    private Visit(SocketChannel channel) {
        this.channel = channel;
        this.in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
        this.out = new DataOutputStream(Channels.newOutputStream(channel));
    }

    /** Blocks until the agent is there, however long that takes, and whoever interrupts. */
    static Visit begin(long pid) throws NotExaminedException, IOException {
        requireSuitable(pid);
        Folder folder = Folder.forProcess(pid);
        try (ServerSocketChannel door = folder.listen()) {
            load(pid, folder);
            door.configureBlocking(false); // it calls back before it says that it was loaded
            SocketChannel channel = door.accept();
            if (channel == null) {
                throw new NotExaminedException.Failed(
                        "process " + pid + " took the agent but did not call back at " + folder.socket()
                                + ": it may have another file system (a container); run the doctor where it runs",
                        null);
            }
            return new Visit(channel);
        } finally {
            folder.delete();
        }
    }

    private static void load(long pid, Folder folder) throws NotExaminedException, IOException {
        VirtualMachine vm = attach(pid);
        try {
            requireRecent(pid, vm.getSystemProperties().getProperty("java.specification.version", "unknown"));
            Path jar = folder.isOfAnotherUser() ? AgentJar.forAnyUser() : AgentJar.find();
            vm.loadAgent(jar.toString(), jar + "\n" + folder.socket());
        } catch (AgentLoadException | AgentInitializationException e) {
            throw new NotExaminedException.NotAllowed(
                    "process " + pid + " takes no agent (" + e.getMessage()
                            + "): it may have been started with -XX:-EnableDynamicAgentLoading; give --dump FILE a dump of it instead",
                    e);
        } finally {
            vm.detach();
        }
    }

    /**
     * Has the agent do something. Blocks until it has; an interrupt, or {@link #close()} by another thread, ends this wait, and the visit.
     *
     * @param order one of those that the agent's {@code Collector} knows
     * @return what it says
     * @throws IOException if the process has ended; or with the agent's own words, if it could not
     */
    byte[] ask(String order) throws IOException {
        out.writeUTF(order);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            if (length == Chunks.FAILED) {
                throw new IOException(in.readUTF());
            }
            if (length < 0 || length > LARGEST_CHUNK || answer.size() > MAX_BYTES - length) {
                throw new IOException("the agent's answer is longer than the doctor can read");
            }
            answer.write(in.readNBytes(length));
        }
        return answer.toByteArray();
    }

    /** Sends the agent away. Blocks until it has gone. */
    void leave() throws IOException {
        channel.shutdownOutput();
        in.transferTo(OutputStream.nullOutputStream()); // there is nothing but the end
    }

    /** Goes, which the agent will notice. */
    @Override
    public void close() throws IOException {
        channel.close();
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
        boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        if (!alive && cause instanceof IOException) {
            return new NotExaminedException.Failed("process " + pid + " ended while it was examined", cause);
        }
        if (cause instanceof EOFException) {
            return new NotExaminedException.Failed(
                    "process " + pid + " hung up while it was examined: it may be about to end; try again", cause);
        }
        return new NotExaminedException.Failed("process " + pid + " could not be examined: " + cause, cause);
    }
}
