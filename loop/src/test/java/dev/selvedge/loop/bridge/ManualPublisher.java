package dev.selvedge.loop.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/** A publisher that notes what it is asked for, and signals when the test says so. */
final class ManualPublisher<T> implements Flow.Publisher<T>, Flow.Subscription {
    private final List<Long> requests = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Flow.Subscriber<? super T> subscriber;
    private final AtomicInteger cancels = new AtomicInteger();
    private volatile boolean overlapped;

    @Override
    public void subscribe(Flow.Subscriber<? super T> given) {
        subscriber = given;
        given.onSubscribe(this);
    }

    @Override
    public void request(long n) {
        alone(() -> requests.add(n));
    }

    @Override
    public void cancel() {
        alone(cancels::incrementAndGet);
    }

    private void alone(Runnable call) {
        overlapped |= calls.getAndIncrement() > 0;
        call.run();
        Thread.onSpinWait();
        calls.getAndDecrement();
    }

    Flow.Subscriber<? super T> subscriber() {
        return subscriber;
    }

    List<Long> requests() {
        return requests;
    }

    int cancels() {
        return cancels.get();
    }

    boolean overlapped() {
        return overlapped;
    }
}
