package dev.selvedge.lab.model.chat;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;

/** What all servers have in common. */
final class ChatSettings {

    /** How many connections that were not accepted yet may wait, in the system. */
    static final int BACKLOG = 8_192;

    /**
     * What the system keeps for each connection of what a client has not read yet, in bytes: little, as there are many of them,
     * and so that a client who does not read is noticed soon.
     */
    static final int SEND_BUFFER = 16_384;

    private static final int MOST = 1_000_000;

    private ChatSettings() {}

    /** Takes how many lines a connection may be behind. */
    static int bound(Arguments arguments) throws ArgumentException {
        return arguments.number("bound", 64, 1, MOST);
    }
}
