package dev.selvedge.lab.model.chat;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;

/** What all servers have in common. */
final class ChatSettings {

    private static final int MOST = 1_000_000;

    private ChatSettings() {}

    /** Takes how many lines a connection may be behind. */
    static int bound(Arguments arguments) throws ArgumentException {
        return arguments.number("bound", 64, 1, MOST);
    }
}
