package dev.selvedge.lab.chat;

/** What one connection says and hears. Used by one thread at a time: the one that reads the connection. */
public final class Session implements AutoCloseable {

    private static final int NOWHERE = -1;

    private final Rooms rooms;
    private final Member member;
    private int room = NOWHERE;

    /**
     * Begins one, in no room.
     *
     * @param rooms  all rooms of the server
     * @param member how the client is given lines
     */
    public Session(Rooms rooms, Member member) {
        this.rooms = rooms;
        this.member = member;
    }

    /** Does what a line asks for, which is given without its end. Blocks if delivering does. */
    public void take(byte[] line) {
        switch (ChatLine.parse(line)) {
            case ChatLine.Join join -> join(join);
            case ChatLine.Say say -> say(say);
            case ChatLine.Wrong wrong -> member.deliver(wrong.line());
        }
    }

    private void join(ChatLine.Join join) {
        close();
        room = join.room();
        rooms.join(room, member);
        member.deliver(join.answer());
    }

    private void say(ChatLine.Say say) {
        if (room == NOWHERE) {
            member.deliver(ChatLine.nowhere().line());
        }
        for (Member listener : rooms.members(room)) {
            listener.deliver(say.line());
        }
    }

    /** Leaves the room. */
    @Override
    public void close() {
        if (room != NOWHERE) {
            rooms.leave(room, member);
            room = NOWHERE;
        }
    }
}
