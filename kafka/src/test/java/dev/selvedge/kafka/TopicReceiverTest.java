package dev.selvedge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class TopicReceiverTest extends KafkaTest {

    @Test
    void receive_recordsOfSeveralPartitions_givesAllAndEachPartitionInOrder() throws InterruptedException {
        Topic<String, String> topic = topic(3);
        fill(topic, 300, 10);
        Set<Integer> seen = new TreeSet<>();
        Scope.run(scope -> {
            TopicReceiver<String, String> receiver = topic.group("g1").open(scope);
            long[] last = {-1, -1, -1};
            while (seen.size() < 300) {
                Delivery<String, String> delivery = receiver.receive();
                assertThat(delivery.offset())
                        .isGreaterThan(last[delivery.record().partition()]);
                last[delivery.record().partition()] = delivery.offset();
                seen.add(Integer.valueOf(delivery.value()));
                assertThat(delivery.done()).isTrue();
                assertThat(delivery.done()).isFalse();
            }
        });
        assertThat(committed("g1")).isEqualTo(300);
    }

    @Test
    void onReceive_besideALocalChannel_isOneMoreClause() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        fill(topic, 5, 1);
        Set<String> seen = new HashSet<>();
        Scope.run(scope -> {
            TopicReceiver<String, String> remote = topic.group("g2").open(scope);
            Channel<String> local = Channel.buffered(5);
            for (int i = 0; i < 5; i++) {
                local.send("local " + i);
            }
            for (int i = 0; i < 10; i++) {
                seen.add(Select.select(local.onReceive(), remote.onReceive(delivery -> {
                    delivery.done();
                    return "remote " + delivery.value();
                })));
            }
        });
        assertThat(seen).hasSize(10).contains("local 0", "local 4", "remote 0", "remote 4");
    }

    @Test
    void receive_nothingSaidToBeDone_stopsAtTheCapacityAndGoesOnLater() throws InterruptedException {
        Topic<String, String> topic = topic(2);
        fill(topic, 500, 10);
        Scope.run(scope -> {
            TopicReceiver<String, String> receiver =
                    topic.group("g3").capacity(20).open(scope);
            List<Delivery<String, String>> kept = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                kept.add(receiver.receive());
            }
            // One poll may exceed it, by no more than itself.
            assertThat(receiver.statistics().received()).isLessThanOrEqualTo(40);
            for (int i = 20; i < 500; i++) {
                kept.removeFirst().done();
                kept.add(receiver.receive());
                assertThat(receiver.statistics().underway()).isLessThanOrEqualTo(40);
            }
            kept.forEach(Delivery::done);
        });
        assertThat(committed("g3")).isEqualTo(500);
    }

    @Test
    void done_behindAnUndoneOne_isNotCommittedAndComesAgain() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        fill(topic, 10, 1);
        Scope.run(scope -> {
            TopicReceiver<String, String> receiver = topic.group("g4").open(scope);
            for (int i = 0; i < 10; i++) {
                Delivery<String, String> delivery = receiver.receive();
                if (i != 4) {
                    delivery.done();
                }
            }
        });
        assertThat(committed("g4")).isEqualTo(4);
        Scope.run(scope ->
                assertThat(topic.group("g4").open(scope).receive().value()).isEqualTo("4"));
    }

    @Test
    void close_deliveriesInHand_areWaitedForAndCommitted() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        fill(topic, 10, 1);
        Scope.run(scope -> {
            TopicReceiver<String, String> receiver = topic.group("g5").open(scope);
            Delivery<String, String> first = receiver.receive();
            Delivery<String, String> second = receiver.receive();
            receiver.close();
            Await.until("it has ended", receiver::isEnded);
            assertThat(first.done()).isTrue();
            assertThat(second.done()).isTrue();
            assertThatThrownBy(receiver::receive).isInstanceOf(ChannelClosedException.class);
        });
        assertThat(committed("g5")).isEqualTo(2);
    }

    @Test
    void receive_scopeCancelled_commitsWhatIsDone() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        fill(topic, 10, 1);
        assertThatThrownBy(() -> Scope.run(scope -> {
                    TopicReceiver<String, String> receiver = topic.group("g6").open(scope);
                    receiver.receive().done();
                    receiver.receive().done();
                    receiver.receive();
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
        assertThat(committed("g6")).isEqualTo(2);
    }

    @Test
    void failed_withATopicForDeadLetters_isThereWithTheReason() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        Topic<String, String> dead = topic(1);
        fill(topic, 1, 1);
        Scope.run(scope -> {
            TopicReceiver<String, String> receiver =
                    topic.group("g7").deadLetters(dead.name()).open(scope);
            assertThat(receiver.receive().failed(new IllegalArgumentException("no such order")))
                    .isTrue();
            var letter = dead.group("g7-dead").open(scope).receive().record();
            assertThat(letter.key()).isEqualTo("key-0");
            assertThat(letter.value()).isEqualTo("0");
            assertThat(text(letter, DeadLetterHeaders.TOPIC)).isEqualTo(topic.name());
            assertThat(text(letter, DeadLetterHeaders.OFFSET)).isEqualTo("0");
            assertThat(text(letter, DeadLetterHeaders.REASON))
                    .isEqualTo("java.lang.IllegalArgumentException: no such order");
        });
        assertThat(committed("g7")).isEqualTo(1);
    }

    private static String text(org.apache.kafka.clients.consumer.ConsumerRecord<?, ?> record, String header) {
        return new String(record.headers().lastHeader(header).value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void receive_bytesThatAreNone_areADeadLetterAndTheRestIsReceived() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        Topic<String, String> dead = topic(1);
        fill(topic, 3, 1); // text of one byte each: no long
        Scope.run(scope -> {
            var longs = kafka.topic(topic.name(), Serdes.String(), Serdes.Long());
            TopicSender<String, Long> sender = longs.sender(scope);
            sender.publish(new ProducerRecord<>(topic.name(), "key", 42L));
            Delivery<String, Long> delivery =
                    longs.group("g8").deadLetters(dead.name()).open(scope).receive();
            assertThat(delivery.value()).isEqualTo(42);
            delivery.done();
            TopicReceiver<String, String> letters = dead.group("g8-dead").open(scope);
            Set<String> values = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                values.add(letters.receive().value());
            }
            assertThat(values).containsExactlyInAnyOrder("0", "1", "2");
        });
        assertThat(committed("g8")).isEqualTo(4);
    }

    @Test
    void receive_bytesThatAreNoneAndNoTopicForThem_endsWithTheReason() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        fill(topic, 1, 1);
        assertThatThrownBy(() -> Scope.run(scope -> kafka.topic(topic.name(), Serdes.String(), Serdes.Long())
                        .group("g9")
                        .open(scope)
                        .receive()))
                .isInstanceOf(ChannelClosedException.class)
                .cause()
                .hasMessageContaining("name one in deadLetters(...)");
    }
}
