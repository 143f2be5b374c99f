package dev.selvedge.loop.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The official tests of Reactive Streams. The numbers are all there are: a test that is skipped for another reason than the two that are named here, or
 * that is no longer run, fails this one.
 */
class ReactiveStreamsTckTest {
    private static final String NO_TEST = "Not verified ";
    private static final String OPTIONAL =
            "Skipped because tested publisher does NOT implement this OPTIONAL requirement.";

    private static void assertRan(TckRun run, int passed, int withoutTest, int optionalNotKept) {
        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).as("passed").isEqualTo(passed);
        assertThat(run.skipped().values())
                .filteredOn(reason -> reason.startsWith(NO_TEST))
                .as("rules that the TCK has no test for")
                .hasSize(withoutTest);
        assertThat(run.skipped().values())
                .filteredOn(reason -> reason.startsWith(OPTIONAL))
                .as("what a publisher need not do")
                .hasSize(optionalNotKept);
        assertThat(run.skipped()).hasSize(withoutTest + optionalNotKept);
    }

    @Test
    void publisherOfAGenerator_keepsAllRules() throws InterruptedException {
        assertRan(TckRun.of(GeneratorPublisherTck.class), 31, 7, 0);
    }

    /** What it need not do, and does not: give all subscribers the same elements. Each element of a channel goes to one. */
    @Test
    void publisherOfAReceiver_keepsAllRules_andSharesOutItsElements() throws InterruptedException {
        TckRun run = TckRun.of(ReceiverPublisherTck.class);
        assertRan(run, 28, 7, 3);
        assertThat(run.skipped().entrySet())
                .filteredOn(skipped -> skipped.getValue().startsWith(OPTIONAL))
                .allMatch(skipped ->
                        skipped.getKey().startsWith("optional_spec111_multicast_mustProduceTheSameElements"));
    }

    @Test
    void subscriber_keepsAllRules_asSeenFromOutside() throws InterruptedException {
        assertRan(TckRun.of(SubscriberBlackboxTck.class), 11, 15, 0);
    }

    @Test
    void subscriber_keepsAllRules_asSeenFromInside() throws InterruptedException {
        assertRan(TckRun.of(SubscriberWhiteboxTck.class), 14, 13, 0);
    }
}
