package dev.selvedge.lab.model.chat;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.blocking.FrontedServer;

/**
 * The child of the model {@code threads}: a platform thread for each connection.
 *
 * <p>Argument: {@code --port}. Gauges: {@code connections}, {@code connection_heap} (bytes of the heap that one takes; -1 as long
 * as that is not known).
 */
public final class ThreadsChatMain {

    /** A connection needs a few frames only; what is reserved and never touched is no memory. */
    private static final long STACK_BYTES = 128 << 10;

    private ThreadsChatMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, ThreadsChatMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        return new FrontedServer(BlockingChat.start(
                arguments.port(),
                Thread.ofPlatform()
                        .daemon()
                        .stackSize(STACK_BYTES)
                        .name("client-", 0)
                        .factory()));
    }
}
