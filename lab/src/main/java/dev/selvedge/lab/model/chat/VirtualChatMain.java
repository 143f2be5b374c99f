package dev.selvedge.lab.model.chat;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.blocking.FrontedServer;

/**
 * The child of the model {@code virtual}: the code of {@code threads}, on virtual threads.
 *
 * <p>Argument and gauges: those of {@link ThreadsChatMain}.
 */
public final class VirtualChatMain {

    private VirtualChatMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, VirtualChatMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        return new FrontedServer(BlockingChat.start(
                arguments.port(), Thread.ofVirtual().name("client-", 0).factory()));
    }
}
