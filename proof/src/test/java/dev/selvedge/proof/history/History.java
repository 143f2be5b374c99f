package dev.selvedge.proof.history;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Writes down who did what, when, and what came of it. The clock is a counter: it is the same for all threads. */
final class History {

    private final Channels channels;
    private final AtomicLong clock = new AtomicLong();
    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();

    History(Channels channels) {
        this.channels = channels;
    }

    Answer act(Action action) {
        long invoked = clock.getAndIncrement();
        Answer answer;
        try {
            answer = channels.act(action);
        } catch (InterruptedException givenUp) {
            answer = Answer.GIVEN_UP;
        }
        calls.add(new Call(action, answer, invoked, clock.getAndIncrement()));
        return answer;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }
}
