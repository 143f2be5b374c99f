package dev.selvedge.lab.chat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who is in which room. Rooms are read far more often than joined or left. Safe for use by several threads. */
public final class Rooms {

    private final Map<Integer, List<Member>> rooms = new ConcurrentHashMap<>();

    /** Creates a house without rooms: each is there as soon as somebody joins it. */
    public Rooms() {}

    void join(int room, Member member) {
        rooms.computeIfAbsent(room, number -> new CopyOnWriteArrayList<>()).add(member);
    }

    void leave(int room, Member member) {
        members(room).remove(member);
    }

    List<Member> members(int room) {
        return rooms.getOrDefault(room, List.of());
    }
}
