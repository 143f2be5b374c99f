package dev.selvedge.worker;

import dev.selvedge.worker.internal.wire.Frame;
import dev.selvedge.worker.internal.wire.FrameReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a child that reads what its parent sends, and halts the process when the parent is gone. It does nothing else, never
 * waits for a user's code and is a platform thread, so that no job can keep it from that.
 */
final class Guardian {

    private static final int PARENT_GONE = 143; // as if it had been asked to terminate
    private static final int NONSENSE = 76; // as in sysexits.h

    private Guardian() {}

    static void start(FrameReader reader, Desk desk) {
        Thread.ofPlatform().daemon().name("selvedge-guardian").start(() -> guard(reader, desk));
    }

    private static void guard(FrameReader reader, Desk desk) {
        int code = NONSENSE;
        try {
            for (@Nullable Frame frame = reader.read(); frame != null; frame = reader.read()) {
                desk.accept(frame);
            }
            code = PARENT_GONE;
        } catch (IOException | RuntimeException e) {
            System.err.println("selvedge: the connection to the parent ended: " + e);
        } finally {
            Runtime.getRuntime().halt(code);
        }
    }
}
