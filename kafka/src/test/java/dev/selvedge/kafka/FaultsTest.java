package dev.selvedge.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

/**
 * What may go wrong, while records are handled. The short form has {@value #SHORT} records; {@code -Dselvedge.kafka.records=100000} is the long one. Each
 * prints its figures.
 */
class FaultsTest extends KafkaTest {

    private static final int SHORT = 3_000;
    private static final int RECORDS = Integer.getInteger("selvedge.kafka.records", SHORT);
    private static final int KEYS = 300;
    private static final int PARTITIONS = 4;

    /** What may come again after one fault: all that was received and not committed. */
    private static final int MOST_REPEATED = PARTITIONS * 2_000;

    private final History history = new History();
    private final AtomicInteger faults = new AtomicInteger();

    private void check(String what, String group) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d records, %d faults, %d lost, %d repeated, %d out of order%n",
                what,
                RECORDS,
                faults.get(),
                RECORDS - history.different(),
                history.repeated(),
                history.outOfOrder(KEYS));
        assertThat(history.different()).as("records handled").isEqualTo(RECORDS);
        assertThat(history.outOfOrder(KEYS)).as("records out of order").isZero();
        assertThat(history.repeated()).as("repeated records").isLessThanOrEqualTo(faults.get() * MOST_REPEATED);
        assertThat(committed(group)).as("committed").isEqualTo(RECORDS);
    }

    private void handle(String key, String value) throws InterruptedException {
        Select.select(Clause.after(Duration.ofMillis(1)));
        history.add(key, value);
    }

    /** Handles everything here, while something goes wrong in between. */
    private void process(Subscription<String, String> subscription, Fault fault) throws InterruptedException {
        Scope.run(scope -> {
            subscription.process(scope, record -> handle(record.key(), record.value()));
            for (int part = 1; part <= 3; part++) {
                int handled = RECORDS * part / 5;
                Await.until(handled + " are handled", () -> history.handled() >= handled);
                fault.happen();
                faults.incrementAndGet();
            }
            Await.until("all are handled", () -> history.different() == RECORDS);
        });
    }

    @FunctionalInterface
    private interface Fault {
        void happen() throws InterruptedException;
    }

    @Test
    void member_killed_losesNothingAndKeepsTheOrder() throws IOException, InterruptedException {
        Topic<String, String> topic = topic(PARTITIONS);
        Topic<String, String> told = topic(1);
        fill(topic, RECORDS, KEYS);
        String[] arguments = {broker.servers(), topic.name(), "f1", told.name()};
        try (ChildJvm stays = ChildJvm.start(CountingMember.class, arguments);
                ChildJvm dies = ChildJvm.start(CountingMember.class, arguments)) {
            assertThat(stays.nextLine()).isEqualTo("ready");
            assertThat(dies.nextLine()).isEqualTo("ready");
            Scope.run(scope -> {
                TopicReceiver<String, String> receiver = told.group("f1-told").open(scope);
                while (history.different() < RECORDS) {
                    Delivery<String, String> delivery = receiver.receive();
                    history.add(delivery.key(), delivery.value());
                    delivery.done();
                    if (history.handled() == RECORDS / 3) {
                        dies.kill();
                        faults.incrementAndGet();
                    }
                }
                Await.until("all is committed", () -> committed("f1") == RECORDS);
            });
        }
        check("kill -9 of one of two members", "f1");
    }

    @Test
    void connection_cut_losesNothingAndKeepsTheOrder() throws IOException, InterruptedException {
        Topic<String, String> topic = topic(PARTITIONS);
        fill(topic, RECORDS, KEYS);
        try (Proxy proxy = broker.proxy()) {
            process(
                    proxy.kafka()
                            .topic(topic.name(), Serdes.String(), Serdes.String())
                            .group("f2")
                            .concurrency(64),
                    proxy::cut);
            assertThat(proxy.accepted()).isGreaterThan(3);
        }
        check("cut of all connections", "f2");
    }

    @Test
    void broker_restarted_losesNothingAndKeepsTheOrder() throws InterruptedException {
        try (Broker own = Broker.start()) {
            own.createTopic("restarted", PARTITIONS);
            Topic<String, String> topic = own.kafka().topic("restarted", Serdes.String(), Serdes.String());
            fill(topic, RECORDS, KEYS);
            process(topic.group("f3").concurrency(64), () -> {
                if (faults.get() == 0) {
                    own.down();
                    own.up();
                }
            });
            assertThat(history.different()).isEqualTo(RECORDS);
            assertThat(history.outOfOrder(KEYS)).isZero();
            System.out.printf(
                    Locale.ROOT,
                    "restart of the broker: %d records, 0 lost, %d repeated%n",
                    RECORDS,
                    history.repeated());
        }
    }

    @Test
    void rebalances_oneAfterAnother_loseNothingAndKeepTheOrder() throws InterruptedException {
        long lost =
                comeAndGo(group -> group.concurrency(RECORDS == SHORT ? 2 : 16).capacity(64), "f4", RECORDS / 40);
        if (lost == 0) { // on a machine so busy that heartbeats were late, repetitions are right
            assertThat(history.repeated())
                    .as("repeated after orderly rebalances")
                    .isZero();
        }
    }

    /** There, all members stop for each rebalance. */
    @Test
    void rebalances_ofTheClassicProtocol_loseNothingAndKeepTheOrder() throws InterruptedException {
        comeAndGo(
                group -> group.property("group.protocol", "classic")
                        .property("heartbeat.interval.ms", 100)
                        .property("session.timeout.ms", 6_000)
                        .concurrency(2)
                        .capacity(64),
                "f5",
                RECORDS / 8);
    }

    /** One member stays, and a second comes and goes whenever so many more are handled; tells how many partitions were taken from one that was late. */
    private long comeAndGo(UnaryOperator<Subscription<String, String>> settings, String group, int between)
            throws InterruptedException {
        Topic<String, String> topic = topic(PARTITIONS);
        fill(topic, RECORDS, KEYS);
        Subscription<String, String> subscription = settings.apply(topic.group(group));
        AtomicLong lost = new AtomicLong();
        Scope.run(scope -> {
            Processing stays = subscription.process(scope, record -> handle(record.key(), record.value()));
            for (int handled = between; history.different() < RECORDS; handled += between) {
                int soFar = Math.min(handled, RECORDS);
                Await.until(soFar + " are handled", () -> history.handled() >= soFar);
                Processing other = subscription.process(scope, record -> handle(record.key(), record.value()));
                Await.until(
                        "it has a share, or there is nothing left",
                        () -> other.statistics().received() > 0 || history.different() == RECORDS);
                other.close();
                other.await();
                faults.addAndGet(2);
                lost.addAndGet(other.statistics().lostPartitions());
            }
            lost.addAndGet(stays.statistics().lostPartitions());
        });
        check("members that come and go, " + lost.get() + " partitions lost", group);
        return lost.get();
    }
}
