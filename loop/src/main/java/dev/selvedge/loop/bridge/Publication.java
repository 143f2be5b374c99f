package dev.selvedge.loop.bridge;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Scope;
import java.util.Objects;
import java.util.concurrent.Flow;

/**
 * A publisher that belongs to a scope. Whoever subscribes is on any thread, and may not fork in the scope: a daemon
 * there takes the subscribers, and forks a task for each. As a task that is no daemon keeps the scope open, what is
 * subscribed is delivered to its end.
 */
final class Publication<T> implements Flow.Publisher<T> {

    private final Source<? extends T> source;

    /** Nobody who subscribes may be made to wait. Those left when the scope ends are refused. */
    private final Channel<Flow.Subscriber<? super T>> subscribers = Channel.named("subscribers")
            .<Flow.Subscriber<? super T>>onUndelivered(Outflow::refuse)
            .unbounded();

    Publication(Source<? extends T> source) {
        this.source = source;
    }

    /** Makes it belong to a scope. */
    Flow.Publisher<T> in(Scope scope) {
        scope.forkDaemon("publisher", () -> serve(scope)).whenEnded(subscribers::abort);
        return this;
    }

    private void serve(Scope scope) throws InterruptedException {
        for (Flow.Subscriber<? super T> subscriber : subscribers) {
            new Outflow<T>(source, subscriber).begin(scope);
        }
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        try {
            subscribers.trySend(subscriber);
        } catch (ChannelClosedException e) {
            Outflow.refuse(subscriber);
        }
    }
}
