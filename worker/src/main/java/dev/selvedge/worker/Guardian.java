package dev.selvedge.worker;

import dev.selvedge.worker.internal.wire.Frame;
import dev.selvedge.worker.internal.wire.FrameReader;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a child that reads what its parent sends, and halts the process, with those that its jobs have started, when the parent is gone. It does nothing else, never
 * waits for a user's code and is a platform thread, so that no job can keep it from that.
 */
final class Guardian {

    private static final int PARENT_GONE = 143; // as if it had been asked to terminate
    private static final int NONSENSE = 76; // as in sysexits.h

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** What a child may take to remove what it has left on the disk. */
    private static final Duration LAST_WISH = Duration.ofSeconds(1);

    private final SocketChannel socket;
    private final Path address;
    private final FrameReader reader;
    private final Desk desk;
    private final @Nullable ProcessHandle parent =
            ProcessHandle.current().parent().orElse(null);

    private volatile boolean leaving;

    Guardian(SocketChannel socket, Path address, FrameReader reader, Desk desk) {
        this.socket = socket;
        this.address = address;
        this.reader = reader;
        this.desk = desk;
    }

    void start() {
        Runtime.getRuntime().addShutdownHook(new Thread(ProcessTree::killBelow, "selvedge-below"));
        thread("selvedge-guardian", this::guard);
    }

    /**
     * The process is about to exit by itself. While a thread is in a native read, the JVM waits for it before it exits, some 0.3 s; so from here on the parent
     * is looked after from time to time, for as long as a user's shutdown hooks take.
     */
    void leave() throws IOException {
        leaving = true;
        socket.shutdownInput();
    }

    private void guard() {
        int code = NONSENSE;
        try {
            for (@Nullable Frame frame = reader.read(); frame != null; frame = reader.read()) {
                desk.accept(frame);
            }
            while (leaving && parent != null && parent.isAlive()) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            code = PARENT_GONE;
            removeFolder();
        } catch (IOException | RuntimeException e) {
            System.err.println("selvedge: the connection to the parent ended: " + e);
        } finally {
            halt(code);
        }
    }

    private static void halt(int code) {
        try {
            ProcessTree.killBelow();
        } finally {
            Runtime.getRuntime().halt(code);
        }
    }

    /** As the parent would have done. A disk that does not answer keeps nobody alive. */
    private void removeFolder() {
        thread("selvedge-last-wish", () -> {
            LockSupport.parkNanos(LAST_WISH.toNanos());
            Runtime.getRuntime().halt(PARENT_GONE);
        });
        ChildFolder.of(address).close();
    }

    private static void thread(String name, Runnable body) {
        Thread.ofPlatform().daemon().name(name).start(body);
    }
}
