package dev.selvedge.loop.bridge;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A subscription at somebody's publisher, called by one thread at a time (rule 2.7 of Reactive Streams), though many
 * may ask: who comes while another thread is in a call leaves its wish there, and that thread serves it. So nobody
 * waits, and a publisher that signals from within {@code request} is not entered again.
 */
final class Upstream {

    /** What to do if the publisher throws where it must not. */
    private final Consumer<Throwable> failed;

    private final AtomicLong toRequest;
    private final AtomicBoolean known = new AtomicBoolean();

    /** Wishes not yet served; who makes it more than zero serves them. */
    private final AtomicInteger wishes = new AtomicInteger();

    /** Set once, by who won {@link #known}. */
    private volatile Flow.@Nullable Subscription subscription;

    /** No more is wanted. Set once. */
    private volatile boolean cancelled;

    /** It is not to be called any more: it was cancelled, or the publisher has ended it. Set once. */
    private volatile boolean over;

    Upstream(long firstRequest, Consumer<Throwable> failed) {
        this.toRequest = new AtomicLong(firstRequest);
        this.failed = failed;
    }

    /** The publisher's answer to {@code subscribe}. A second one is cancelled (rule 2.5). */
    void begin(Flow.Subscription given) {
        Objects.requireNonNull(given, "subscription");
        if (!known.compareAndSet(false, true)) {
            given.cancel();
            return;
        }
        subscription = given;
        serve();
    }

    void request(long n) {
        toRequest.addAndGet(n);
        serve();
    }

    void cancel() {
        cancelled = true;
        serve();
    }

    /** The publisher has ended it. */
    void ended() {
        over = true;
    }

    private void serve() {
        if (wishes.getAndIncrement() != 0) {
            return;
        }
        int served = 1;
        do {
            serveOne();
            served = wishes.addAndGet(-served);
        } while (served != 0);
    }

    private void serveOne() {
        Flow.Subscription current = subscription;
        if (current == null || over) {
            return;
        }
        try {
            if (cancelled) {
                over = true;
                current.cancel();
            } else {
                requestFrom(current);
            }
        } catch (Throwable problem) { // it must not throw (rules 3.15 and 3.16), and would be asked in vain
            over = true;
            failed.accept(problem);
        }
    }

    private void requestFrom(Flow.Subscription current) {
        long n = toRequest.getAndSet(0);
        if (n > 0) {
            current.request(n);
        }
    }
}
