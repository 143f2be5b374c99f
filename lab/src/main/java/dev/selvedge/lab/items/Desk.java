package dev.selvedge.lab.items;

import dev.selvedge.lab.service.ServiceFault;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Where calls are worked on: so many at a time, the others wait in the order in which they came. A call whose caller has gone
 * leaves the queue; one that is worked on keeps its place until the work is done, as the work of a real service can't be taken
 * back. Confined to the event loop, but for {@link #counts}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // timers of the loop, which end with it
final class Desk {

    private static final long LOOK_MILLIS = 50;

    /** How many times as long a slow call takes: with ten times, as elsewhere, nobody would be served. */
    private static final int SLOWER = 3;

    private final EventLoop loop;
    private final Pace pace;
    private final Queue<Call> queue = new ArrayDeque<>();
    private final Set<Call> pending = new HashSet<>();
    private final Set<Post> asked = new HashSet<>();
    private final Gone gone = new Gone();
    private ServiceFault fault = ServiceFault.NONE;
    private int busy;
    private long answered;
    private long doubled;
    private long givenUp;

    /** Written by the event loop, read by any thread. */
    private volatile Counts counts = new Counts(0, 0, 0, 0, 0, 0, 0);

    Desk(EventLoop loop, Pace pace) {
        this.loop = loop;
        this.pace = pace;
        loop.scheduleAtFixedRate(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Returns what was counted so far, at most a moment ago; on any thread. */
    Counts counts() {
        return counts;
    }

    /** Returns what is counted now. */
    Counts countsNow() {
        look();
        return counts;
    }

    void switchTo(ServiceFault next) {
        fault = next;
    }

    void left(int reader) {
        gone.left(reader, System.nanoTime());
    }

    /** Counts anew, for another server; the last one has ended, and its calls with it. */
    void reset() {
        asked.clear();
        gone.reset();
        answered = 0;
        doubled = 0;
        givenUp = 0;
        look();
    }

    void begin(Call call) {
        pending.add(call);
        gone.begins(call, System.nanoTime());
        if (!asked.add(call.post())) {
            doubled++;
        }
        if (fault != ServiceFault.HANG) {
            queue.add(call);
            work();
        }
    }

    /** The caller of a call has closed its connection. */
    void abandon(Call call) {
        end(call);
        if (call.isAtWork()) {
            givenUp++;
        } else {
            queue.remove(call);
        }
    }

    private void work() {
        while (busy < pace.places() && !queue.isEmpty()) {
            Call call = queue.remove();
            ServiceFault now = fault;
            busy++;
            call.begin();
            loop.schedule(() -> done(call, now), times(now) * pace.micros(call.post()), TimeUnit.MICROSECONDS);
        }
    }

    private static int times(ServiceFault fault) {
        return fault == ServiceFault.SLOW ? SLOWER : 1;
    }

    private void done(Call call, ServiceFault at) {
        busy--;
        if (!call.isOver()) {
            end(call);
            answered += at == ServiceFault.FAIL ? 0 : 1;
            ItemHandler.answer(call, at);
        }
        work();
    }

    private void end(Call call) {
        gone.isUnderWay(call, System.nanoTime());
        call.end();
        pending.remove(call);
    }

    private void look() {
        long now = System.nanoTime();
        pending.forEach(call -> gone.isUnderWay(call, now));
        counts = new Counts(answered, doubled, givenUp, queue.size(), busy, gone.begun(), gone.longestMillis());
    }
}
