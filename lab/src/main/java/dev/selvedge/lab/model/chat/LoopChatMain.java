package dev.selvedge.lab.model.chat;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.blocking.FrontedServer;

/**
 * The child of the models {@code event-loop} and {@code event-loop-bounded}: Netty, as many event loops as cores.
 *
 * <p>Arguments: {@code --port} and {@code --keep} (as much as memory holds: how many bytes are kept for a client that does not
 * read before lines for it are dropped). Gauges: {@code connections}, {@code connection_heap} (bytes of the heap that one takes;
 * -1 as long as that is not known), {@code kept_bytes} (for all clients that do not read), {@code dropped_total} (lines).
 */
public final class LoopChatMain {

    private LoopChatMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, LoopChatMain::start);
    }

    private static ChildService start(Arguments arguments) throws ArgumentException, InterruptedException {
        int keep = arguments.number("keep", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        return new FrontedServer(LoopChat.start(arguments.port(), keep));
    }
}
