package dev.selvedge.loop.bridge;

import dev.selvedge.loop.Generator;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** What a generator yields, published. */
@SuppressWarnings("exports") // public for TestNG alone
public class GeneratorPublisherTck extends FlowPublisherVerification<Long> {
    /** Called by TestNG. */
    public GeneratorPublisherTck() {
        super(Patience.environment(), Patience.FOR_COLLECTION);
    }

    @Override
    public Flow.Publisher<Long> createFlowPublisher(long elements) {
        return Flows.publisher(TckRun.scope(), Generator.of(out -> {
            for (long n = 0; n < elements; n++) {
                out.yield(n);
            }
        }));
    }

    @Override
    public Flow.Publisher<Long> createFailedFlowPublisher() {
        return Flows.publisher(TckRun.scope(), Generator.of(out -> {
            throw new IllegalStateException("no element ever");
        }));
    }
}
