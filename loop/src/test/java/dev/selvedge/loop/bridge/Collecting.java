package dev.selvedge.loop.bridge;

import dev.selvedge.Channel;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/** A subscriber that asks when the test says so, and puts what it is told into channels. */
class Collecting<T> implements Flow.Subscriber<T> {
    final Channel<T> elements = Channel.unbounded();
    final Channel<String> end = Channel.unbounded();
    final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Channel<Flow.Subscription> subscription = Channel.unbounded();

    /** Waits for the subscription. */
    Flow.Subscription subscription() throws InterruptedException {
        Flow.Subscription given = subscription.receive();
        subscription.send(given);
        return given;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.trySend(given);
    }

    @Override
    public void onNext(T element) {
        elements.trySend(element);
    }

    @Override
    public void onError(Throwable thrown) {
        failure.set(thrown);
        end.trySend("error");
    }

    @Override
    public void onComplete() {
        end.trySend("complete");
    }
}
