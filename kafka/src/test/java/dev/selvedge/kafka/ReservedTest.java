package dev.selvedge.kafka;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class ReservedTest {

    private final Kafka kafka = Kafka.at("127.0.0.1:9092");

    @Test
    void property_ofHowOffsetsAreCommitted_isRefusedWithWhatToDoInstead() {
        Subscription<String, String> group =
                kafka.topic("orders", Serdes.String(), Serdes.String()).group("billing");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> group.property("enable.auto.commit", true))
                .withMessage(
                        "the property 'enable.auto.commit' can't be set: offsets are committed when records are done;"
                                + " commitEvery(...) says how often");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> group.property("max.poll.records", 10))
                .withMessageContaining("capacity(...)");
    }

    @Test
    void property_ofHowRecordsAreAcknowledged_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kafka.property("acks", "1"))
                .withMessage(
                        "the property 'acks' can't be set: a record is acknowledged when all replicas in sync have it");
    }
}
