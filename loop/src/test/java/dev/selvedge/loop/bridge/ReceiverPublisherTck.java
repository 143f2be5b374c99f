package dev.selvedge.loop.bridge;

import dev.selvedge.Channel;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** What a channel holds, published. */
@SuppressWarnings("exports") // public for TestNG alone
public class ReceiverPublisherTck extends FlowPublisherVerification<Long> {
    /** Called by TestNG. */
    public ReceiverPublisherTck() {
        super(Patience.environment(), Patience.FOR_COLLECTION);
    }

    @Override
    public Flow.Publisher<Long> createFlowPublisher(long elements) {
        Channel<Long> channel = Channel.buffered(4);
        TckRun.scope().forkDaemon("feeder", () -> {
            try (channel) {
                for (long n = 0; n < elements; n++) {
                    channel.send(n);
                }
            }
        });
        return Flows.publisher(TckRun.scope(), channel);
    }

    @Override
    public Flow.Publisher<Long> createFailedFlowPublisher() {
        Channel<Long> channel = Channel.rendezvous();
        channel.close(new IllegalStateException("no element ever"));
        return Flows.publisher(TckRun.scope(), channel);
    }
}
