package dev.selvedge.loop.bridge;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Subscribes to a publisher, and puts what it signals into a channel. It asks for as many elements as the channel has
 * places, and again for those that were taken, half of the places at a time: so what comes always finds a place, and a
 * publisher whose elements nobody takes is asked for no more.
 */
final class Inflow<T> implements Flow.Subscriber<T>, Fed.Feeder {

    private final Channel<T> channel;
    private final int places;
    private final int batch;
    private final Upstream upstream;
    private final AtomicLong takenInAll = new AtomicLong();

    Inflow(Channel<T> channel, int places) {
        this.channel = channel;
        this.places = places;
        this.batch = Math.max(1, places / 2);
        this.upstream = new Upstream(places, channel::close);
    }

    // ---- called by the publisher, one call at a time ---------------------------------------------------------------

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream.begin(subscription);
    }

    @Override
    public void onNext(T element) {
        Objects.requireNonNull(element, "element");
        try {
            if (!channel.trySend(element)) {
                upstream.cancel();
                channel.close(new IllegalStateException("the publisher has signalled more than the " + places
                        + " elements that it was asked for: that breaks rule 1.1 of Reactive Streams"));
            }
        } catch (ChannelClosedException e) {
            upstream.cancel(); // nobody receives any more, and it was on its way
        }
    }

    @Override
    public void onError(Throwable failure) {
        Objects.requireNonNull(failure, "failure");
        upstream.ended();
        channel.close(failure);
    }

    @Override
    public void onComplete() {
        upstream.ended();
        channel.close();
    }

    // ---- called by receivers ---------------------------------------------------------------------------------------

    @Override
    public void taken() {
        if (takenInAll.incrementAndGet() % batch == 0) {
            upstream.request(batch);
        }
    }

    @Override
    public void stop() {
        upstream.cancel();
    }
}
