package dev.selvedge.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Retry;
import dev.selvedge.Scope;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

/** From topic to topic. The short form has few records; {@code -Dselvedge.kafka.records=100000} is the long one. */
class ExactlyOnceTest extends KafkaTest {

    private static final int RECORDS = Integer.getInteger("selvedge.kafka.records", 3_000);
    private static final int KEYS = 300;

    private final History history = new History();

    /** A receiver of what was committed. */
    private TopicReceiver<String, String> results(Topic<String, String> topic, Scope scope) {
        return topic.group(topic.name() + "-reader")
                .property("isolation.level", "read_committed")
                .open(scope);
    }

    private void readOne(TopicReceiver<String, String> receiver) throws InterruptedException {
        Delivery<String, String> delivery = receiver.receive();
        history.add(delivery.key(), delivery.value());
        delivery.done();
    }

    /** Nothing may come after the last: a mark that is sent after it is the next thing in each partition. */
    private void assertThatNothingFollows(Topic<String, String> topic, int partitions) throws InterruptedException {
        Scope.run(scope -> {
            TopicSender<String, String> sender = topic.sender(scope);
            for (int i = 0; i < partitions; i++) {
                sender.publish(new ProducerRecord<>(topic.name(), i, "mark", "mark"));
            }
            TopicReceiver<String, String> receiver = results(topic, scope);
            for (int i = 0; i < partitions; i++) {
                assertThat(receiver.receive().key()).isEqualTo("mark");
            }
        });
    }

    @Test
    void transform_membersKilledInBetween_givesEachResultOnce() throws IOException, InterruptedException {
        Topic<String, String> topic = topic(4);
        Topic<String, String> results = topic(4);
        fill(topic, RECORDS, KEYS);
        String[] arguments = {broker.servers(), topic.name(), "e1", results.name(), results.name() + "-sender"};
        int kills = 0;
        try (Killed members = new Killed(arguments)) {
            Scope.run(scope -> {
                TopicReceiver<String, String> receiver = results(results, scope);
                int nextKill = RECORDS / 5;
                while (history.different() < RECORDS) {
                    readOne(receiver);
                    if (history.handled() == nextKill && members.kills < 3) {
                        assertThat(committed("e1"))
                                .as("committed before a kill")
                                .isLessThan(RECORDS);
                        members.killAndStartAnother();
                        nextKill += RECORDS / 5;
                    }
                }
            });
            kills = members.kills;
            Await.until("all is committed", () -> committed("e1") >= RECORDS);
        }
        assertThatNothingFollows(results, 4);
        System.out.printf(
                Locale.ROOT,
                "exactly once, %d kills -9: %d records, %d lost, %d repeated, %d out of order%n",
                kills,
                RECORDS,
                RECORDS - history.different(),
                history.repeated(),
                history.outOfOrder(KEYS));
        assertThat(kills).isEqualTo(3);
        assertThat(history.handled()).isEqualTo(RECORDS);
        assertThat(history.outOfOrder(KEYS)).isZero();
    }

    private static final class Killed implements AutoCloseable {

        private final String[] arguments;
        private ChildJvm child;
        int kills;

        Killed(String[] arguments) throws IOException {
            this.arguments = arguments;
            child = ChildJvm.start(TransformingMember.class, arguments);
        }

        void killAndStartAnother() throws InterruptedException {
            child.kill();
            kills++;
            try {
                child = ChildJvm.start(TransformingMember.class, arguments);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() throws InterruptedException {
            child.close();
        }
    }

    @Test
    void transform_resultsAndDeadLetters_areInTheTransaction() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        Topic<String, String> results = topic(1);
        Topic<String, String> dead = topic(1);
        fill(topic, 100, 10);
        Scope.run(scope -> {
            topic.group("e2")
                    .retry(Retry.attempts(2))
                    .deadLetters(dead.name())
                    .transform(scope, TransactionalOutput.to(results, "e2-sender"), record -> {
                        int number = Integer.parseInt(record.value());
                        if (number == 50) {
                            throw new IllegalStateException("poison");
                        }
                        return number % 2 == 0
                                ? List.of(new ProducerRecord<>(results.name(), record.value()))
                                : List.of();
                    });
            TopicReceiver<String, String> receiver = results(results, scope);
            for (int i = 0; i < 49; i++) {
                Delivery<String, String> delivery = receiver.receive();
                assertThat(delivery.value())
                        .isEqualTo("" + (i < 25 ? 2 * i : 2 * i + 2)); // one partition: in its order
                delivery.done();
            }
            assertThat(results(dead, scope).receive().value()).isEqualTo("50");
        });
        assertThat(committed("e2")).isEqualTo(100);
    }

    @Test
    void transform_rebalancesInBetween_givesEachResultOnce() throws InterruptedException {
        Topic<String, String> topic = topic(4);
        Topic<String, String> results = topic(4);
        fill(topic, 2_000, KEYS);
        Subscription<String, String> subscription = kafka.topic(topic.name(), Serdes.String(), Serdes.String())
                .group("e3")
                .concurrency(16)
                .capacity(64);
        RecordTransformation<String, String, String, String> copy =
                record -> List.of(new ProducerRecord<>(results.name(), record.key(), record.value()));
        Scope.run(scope -> {
            subscription.transform(scope, TransactionalOutput.to(results, "e3-one"), copy);
            TopicReceiver<String, String> receiver = results(results, scope);
            while (history.different() < 2_000) {
                if (history.handled() % 400 == 0) {
                    Processing other = subscription.transform(scope, TransactionalOutput.to(results, "e3-two"), copy);
                    Await.until(
                            "it has a share, or there is nothing left",
                            () -> other.statistics().received() > 0 || committed("e3") == 2_000);
                    other.close();
                    other.await();
                }
                readOne(receiver);
            }
        });
        assertThatNothingFollows(results, 4);
        assertThat(history.handled()).isEqualTo(2_000);
    }
}
