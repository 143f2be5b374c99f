package dev.selvedge.loop.bridge;

import dev.selvedge.Channel;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.SubscriberPuppet;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.WhiteboxSubscriberProbe;
import org.reactivestreams.tck.flow.FlowSubscriberWhiteboxVerification;

/** What {@link Flows#receiver} subscribes with, seen from inside: the TCK receives elements, and closes the receiver. */
@SuppressWarnings("exports") // public for TestNG alone
public class SubscriberWhiteboxTck extends FlowSubscriberWhiteboxVerification<Integer> {
    private static final int PLACES = 2; // the most that a test sends before it asks again

    /** Called by TestNG. */
    public SubscriberWhiteboxTck() {
        super(Patience.environment());
    }

    @Override
    protected Flow.Subscriber<Integer> createFlowSubscriber(WhiteboxSubscriberProbe<Integer> probe) {
        Channel<Integer> channel = Channel.buffered(PLACES);
        Inflow<Integer> inflow = new Inflow<>(channel, PLACES);
        return new Probed(inflow, new Fed<>(channel, inflow), probe);
    }

    @Override
    public Integer createElement(int element) {
        return element;
    }

    /** Hands everything on to the subscriber, and tells the TCK of it. */
    private record Probed(Inflow<Integer> inflow, Fed<Integer> receiver, WhiteboxSubscriberProbe<Integer> probe)
            implements Flow.Subscriber<Integer>, SubscriberPuppet {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            inflow.onSubscribe(subscription);
            probe.registerOnSubscribe(this);
        }

        @Override
        public void onNext(Integer element) {
            inflow.onNext(element);
            probe.registerOnNext(element);
        }

        @Override
        public void onError(Throwable failure) {
            inflow.onError(failure);
            probe.registerOnError(failure);
        }

        @Override
        public void onComplete() {
            inflow.onComplete();
            probe.registerOnComplete();
        }

        /** A receiver that has taken what was there asks for as much again. */
        @Override
        public void triggerRequest(long elements) {
            if (!receiver.isEnded()) {
                receiver.drain();
            }
        }

        @Override
        public void signalCancel() {
            receiver.close();
        }
    }
}
