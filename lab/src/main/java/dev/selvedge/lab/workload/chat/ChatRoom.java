package dev.selvedge.lab.workload.chat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The members of one room, as the generator knows them. Confined to the event loop. */
final class ChatRoom {

    private final int number;
    private final byte[] padding;
    private final List<ChatMember> listeners = new ArrayList<>();
    private final List<ChatMember> deaf = new ArrayList<>();
    private int next;

    ChatRoom(int number, int bytes) {
        this.number = number;
        padding = (" " + "x".repeat(bytes)).getBytes(StandardCharsets.US_ASCII);
    }

    int number() {
        return number;
    }

    void join(ChatMember member) {
        (member.isDeaf() ? deaf : listeners).add(member);
    }

    void leave(ChatMember member) {
        (member.isDeaf() ? deaf : listeners).remove(member);
    }

    /** Returns how many hear what is said, and are counted. */
    int listeners() {
        return listeners.size();
    }

    /** Lets the next member say something; each speaks once before anybody speaks twice. */
    void say(long message) {
        ByteBuf line = PooledByteBufAllocator.DEFAULT.directBuffer(padding.length + 32);
        line.writeCharSequence("SAY " + message, StandardCharsets.US_ASCII);
        line.writeBytes(padding);
        line.writeByte('\n');
        next = (next + 1) % listeners.size();
        listeners.get(next).send(line);
    }

    /** Lets those who are deaf now and then read or not; returns how many they are. */
    int setReading(boolean reading) {
        deaf.forEach(member -> member.setReading(reading));
        return deaf.size();
    }
}
