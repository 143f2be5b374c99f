package dev.selvedge.loop.bridge;

import dev.selvedge.Channel;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;

/** What {@link Flows#receiver} subscribes with, seen from outside. */
@SuppressWarnings("exports") // public for TestNG alone
public class SubscriberBlackboxTck extends FlowSubscriberBlackboxVerification<Integer> {
    /** Called by TestNG. */
    public SubscriberBlackboxTck() {
        super(Patience.environment());
    }

    @Override
    public Flow.Subscriber<Integer> createFlowSubscriber() {
        return new Inflow<>(Channel.buffered(8), 8);
    }

    @Override
    public Integer createElement(int element) {
        return element;
    }
}
