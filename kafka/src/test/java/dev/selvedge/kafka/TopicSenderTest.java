package dev.selvedge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.ChannelClosedException;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class TopicSenderTest extends KafkaTest {

    private static ProducerRecord<String, String> record(Topic<String, String> topic, String value) {
        return new ProducerRecord<>(topic.name(), "key", value);
    }

    private static ProducerRecord<String, String> tooLarge(Topic<String, String> topic) {
        return record(topic, "x".repeat(2_000_000));
    }

    private List<String> values(Topic<String, String> topic, int number) throws InterruptedException {
        List<String> values = new ArrayList<>();
        Scope.run(scope -> {
            TopicReceiver<String, String> receiver =
                    topic.group(topic.name() + "-reader").open(scope);
            for (int i = 0; i < number; i++) {
                values.add(receiver.receive().value());
            }
        });
        return values;
    }

    @Test
    void send_scopeEnds_allIsAcknowledgedAndInOrder() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        Scope.run(scope -> {
            TopicSender<String, String> sender = topic.sender(scope, 3);
            for (int i = 0; i < 100; i++) {
                sender.send(record(topic, "" + i));
            }
        });
        List<String> values = values(topic, 100);
        for (int i = 0; i < 100; i++) {
            assertThat(values.get(i)).isEqualTo("" + i);
        }
    }

    @Test
    void publish_returns_whereItWasWritten() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        Scope.run(scope -> {
            TopicSender<String, String> sender = topic.sender(scope);
            assertThat(sender.publish(record(topic, "a")).offset()).isEqualTo(0);
            assertThat(sender.publish(record(topic, "b")).offset()).isEqualTo(1);
        });
    }

    @Test
    void onSend_allPlacesTaken_isNotReady() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        Scope.run(scope -> {
            // The client keeps what it has for a minute, so a place that is taken stays taken.
            TopicSender<String, String> sender = Kafka.at(broker.servers())
                    .property("linger.ms", "60000")
                    .topic(topic.name(), Serdes.String(), Serdes.String())
                    .sender(scope, 2);
            assertThat(Select.<String>poll(sender.onSend(record(topic, "a"), () -> "sent")))
                    .isEqualTo("sent");
            assertThat(sender.trySend(record(topic, "b"))).isTrue();
            assertThat(sender.trySend(record(topic, "c"))).isFalse();
            assertThat(Select.<String>poll(sender.onSend(record(topic, "d"), () -> "sent")))
                    .isNull();
            sender.flush();
            assertThat(sender.trySend(record(topic, "e"))).isTrue();
            sender.flush();
        });
        assertThat(values(topic, 3)).containsExactly("a", "b", "e");
    }

    @Test
    void publish_recordThatIsRefused_throwsAtItsCallerAlone() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        Scope.run(scope -> {
            TopicSender<String, String> sender = topic.sender(scope);
            assertThatThrownBy(() -> sender.publish(tooLarge(topic)))
                    .isInstanceOf(SendFailedException.class)
                    .hasCauseInstanceOf(RecordTooLargeException.class);
            sender.publish(record(topic, "a"));
        });
        assertThat(values(topic, 1)).containsExactly("a");
    }

    @Test
    void send_recordThatIsRefused_closesTheSenderWithTheReason_andFailsTheScope() {
        Topic<String, String> topic = topic(1);
        assertThatThrownBy(() -> Scope.supervised().run(scope -> {
                    TopicSender<String, String> sender = topic.sender(scope);
                    sender.send(tooLarge(topic));
                    assertThatThrownBy(sender::flush).isInstanceOf(SendFailedException.class);
                    assertThatThrownBy(() -> sender.send(record(topic, "a")))
                            .isInstanceOf(ChannelClosedException.class)
                            .hasCauseInstanceOf(SendFailedException.class);
                }))
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(SendFailedException.class);
    }

    @Test
    void send_recordThatIsRefusedAndNobodyLooks_failsTheScope() {
        Topic<String, String> topic = topic(1);
        assertThatThrownBy(() -> Scope.run(scope -> topic.sender(scope).send(tooLarge(topic))))
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(SendFailedException.class);
    }

    @Test
    void close_thenSend_throwsAndWhatWasSentIsThere() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        Scope.run(scope -> {
            TopicSender<String, String> sender = topic.sender(scope);
            sender.send(record(topic, "a"));
            sender.close();
            assertThat(sender.isClosed()).isTrue();
            assertThatThrownBy(() -> sender.send(record(topic, "b"))).isInstanceOf(ChannelClosedException.class);
        });
        assertThat(values(topic, 1)).containsExactly("a");
    }

    @Test
    void send_recordOfAnotherTopic_isRefused_andTheSenderGoesOn() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        Scope.run(scope -> {
            TopicSender<String, String> sender = topic.sender(scope);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sender.send(new ProducerRecord<>("elsewhere", "k", "v")))
                    .withMessage("the record is of topic elsewhere, and this sender of topic " + topic.name()
                            + ": open one for each topic");

            assertThat(sender.publish(new ProducerRecord<>(topic.name(), "k", "v"))
                            .offset())
                    .isZero();
        });
    }
}
