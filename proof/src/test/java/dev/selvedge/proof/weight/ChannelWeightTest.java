package dev.selvedge.proof.weight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** What an idle channel weighs: the mean of many, so that what they share hardly counts. */
class ChannelWeightTest {

    private static final int NUMBER = 10_000;

    /** As it is, with its description; it may only go down. */
    private static final long BUFFERED = 248;

    @Test
    void idleRendezvous_weighsAtMost200Bytes() {
        assertThat(weight("an idle rendezvous channel", Stream.generate(Channel::rendezvous)))
                .isLessThanOrEqualTo(200);
    }

    @Test
    void emptyBuffer_takesNoPlaceForItsElements() {
        assertThat(weight("an empty channel of 1,000", Stream.generate(() -> Channel.buffered(1_000))))
                .isLessThanOrEqualTo(BUFFERED);
    }

    private static long weight(String what, Stream<Channel<Object>> made) {
        Object[] channels = made.limit(NUMBER).toArray();
        long bytes = GraphLayout.parseInstance(channels).totalSize()
                - GraphLayout.parseInstance((Object) new Object[NUMBER]).totalSize();
        Figures.note(what, bytes / NUMBER, "bytes");
        return bytes / NUMBER;
    }
}
