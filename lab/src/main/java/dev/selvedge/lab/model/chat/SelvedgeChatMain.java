package dev.selvedge.lab.model.chat;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.blocking.FrontedServer;

/**
 * The child of the model {@code selvedge}: a scope for each connection, with a task that reads and one that writes, and between
 * the room and the writer a channel with a bound.
 *
 * <p>Arguments: {@code --port} and {@code --bound} (64: how many lines a client may be behind; then the oldest is dropped).
 * Gauges: {@code connections}, {@code connection_heap} (bytes of the heap that one takes; -1 as long as that is not known),
 * {@code dropped_total} (lines).
 */
public final class SelvedgeChatMain {

    private SelvedgeChatMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, SelvedgeChatMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        return new FrontedServer(ScopedChat.start(arguments.port(), ChatSettings.bound(arguments)));
    }
}
