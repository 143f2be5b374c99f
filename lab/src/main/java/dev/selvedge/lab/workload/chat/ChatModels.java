package dev.selvedge.lab.workload.chat;

import dev.selvedge.lab.model.chat.LoopChatMain;
import dev.selvedge.lab.model.chat.SelvedgeChatMain;
import dev.selvedge.lab.model.chat.ThreadsChatMain;
import dev.selvedge.lab.model.chat.VirtualChatMain;
import dev.selvedge.lab.plan.Model;
import java.util.List;

/** The models that chat. */
final class ChatModels {

    static final List<Model> ALL = List.of(
            new Model(
                    "threads",
                    "a platform thread for each connection, which writes what it has read to the whole room",
                    ThreadsChatMain.class),
            new Model(
                    "event-loop",
                    "event loops, as many as cores: Netty, which keeps in memory what a client does not take",
                    LoopChatMain.class),
            new Model(
                    "event-loop-bounded",
                    "the same, and looks before it writes: drops lines for a client that is 32 KiB behind",
                    LoopChatMain.class,
                    "--keep",
                    "32768"),
            new Model("virtual", "the code of threads, on virtual threads", VirtualChatMain.class),
            new Model(
                    "selvedge",
                    "a scope for each connection, a reader and a writer with a channel of 64 lines between: drops the oldest",
                    SelvedgeChatMain.class));

    private ChatModels() {}
}
