package dev.selvedge.proof.history;

import dev.selvedge.Overflow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What one channel promises, for one thread: what it holds, and who waits there, first come first served. */
final class ChannelModel {

    /** A call that waits, and by which of its ways. */
    record Waiting(int call, int way, int element) {}

    final List<Integer> held = new ArrayList<>();
    final List<Waiting> senders = new ArrayList<>();
    final List<Waiting> receivers = new ArrayList<>();
    final List<Waiting> watchers = new ArrayList<>();
    final List<Integer> undelivered = new ArrayList<>();
    final Kind kind;
    boolean closed;
    int sent;
    int received;

    ChannelModel(Kind kind) {
        this.kind = kind;
    }

    ChannelModel copy() {
        ChannelModel copy = new ChannelModel(kind);
        copy.held.addAll(held);
        copy.senders.addAll(senders);
        copy.receivers.addAll(receivers);
        copy.watchers.addAll(watchers);
        copy.undelivered.addAll(undelivered);
        copy.closed = closed;
        copy.sent = sent;
        copy.received = received;
        return copy;
    }

    /** All that decides what can happen from here on, and how it ends. */
    List<Object> state() {
        return List.of(
                List.copyOf(held),
                List.copyOf(senders),
                List.copyOf(receivers),
                List.copyOf(watchers),
                undelivered.stream().sorted().toList(),
                closed);
    }

    boolean isFull() {
        return held.size() >= kind.capacity();
    }

    /** Whether it can be done at once, be it only to find the channel closed. */
    boolean isReady(Way way, boolean mayDrop) {
        return switch (way.kind()) {
            case SEND -> closed || !receivers.isEmpty() || !isFull() || dropsWhenFull(mayDrop);
            case RECEIVE -> closed || !held.isEmpty() || !senders.isEmpty();
            case WATCH -> closed;
        };
    }

    private boolean dropsWhenFull(boolean mayDropNewest) {
        return switch (kind.overflow()) {
            case BLOCK -> false;
            case DROP_NEWEST -> mayDropNewest;
            case DROP_OLDEST, KEEP_LATEST -> true;
        };
    }

    /** Puts in what finds a place, or no place and must not wait. */
    void add(int element) {
        sent++;
        if (isFull() && kind.overflow() == Overflow.DROP_NEWEST) {
            undelivered.add(element);
            return;
        }
        if (isFull() && kind.overflow() == Overflow.DROP_OLDEST) {
            undelivered.add(held.removeFirst());
        } else if (isFull() && kind.overflow() == Overflow.KEEP_LATEST) {
            dropAll();
        }
        held.add(element);
    }

    void dropAll() {
        undelivered.addAll(held);
        held.clear();
    }

    /** Takes out what is served next. */
    int next() {
        received++;
        return switch (kind.order()) {
            case FIFO -> held.removeFirst();
            case LIFO -> held.removeLast();
            case PRIORITY -> {
                Integer least = held.stream().min(Kind.PRIORITY).orElseThrow();
                held.remove((Object) least);
                yield least;
            }
        };
    }

    /** A call waits no more. */
    void forget(int call) {
        Predicate<Waiting> isIt = waiting -> waiting.call == call;
        senders.removeIf(isIt);
        receivers.removeIf(isIt);
        watchers.removeIf(isIt);
    }
}
