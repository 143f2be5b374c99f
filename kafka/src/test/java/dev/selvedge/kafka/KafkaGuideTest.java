package dev.selvedge.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Retry;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.kafka.calls.Caller;
import dev.selvedge.kafka.calls.Calls;
import dev.selvedge.sync.Latch;
import dev.selvedge.worker.Job;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

/** The code of the guide's page about Kafka. */
class KafkaGuideTest extends KafkaTest {

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private String place(String value) {
        seen.add(value);
        return value;
    }

    @Test
    void receive_besideOtherThings() throws InterruptedException {
        String servers = broker.servers();
        String name = topic(3).name();
        // tag::receive
        Topic<String, String> orders = Kafka.at(servers).topic(name, Serdes.String(), Serdes.String());
        Scope.run(scope -> {
            TopicSender<String, String> sender = orders.sender(scope);
            sender.send(new ProducerRecord<>(name, "customer 7", "two chairs")); // waits while 1,000 are in flight

            TopicReceiver<String, String> receiver = orders.group("billing").open(scope);
            Channel<String> local = Channel.buffered(1);
            String next = Select.select(
                    receiver.onReceive(delivery -> {
                        String order = place(delivery.value());
                        delivery.done(); // from now on, it may be committed
                        return order;
                    }),
                    local.onReceive(),
                    Clause.after(Duration.ofMinutes(1), () -> "nothing came"));
            assertThat(next).isEqualTo("two chairs");
        });
        // end::receive
        assertThat(seen).containsExactly("two chairs");
    }

    @Test
    void process_theOrders() throws InterruptedException {
        Topic<String, String> orders = topic(3);
        String dead = topic(1).name();
        fill(orders, 100, 10);
        Latch all = Latch.of(100);
        // tag::process
        Scope.run(scope -> {
            Processing processing = orders.group("shipping")
                    .concurrency(1_000)
                    .retry(Retry.attempts(5).backoff(Duration.ofMillis(100), Duration.ofSeconds(10)))
                    .deadLetters(dead)
                    .process(scope, order -> ship(order, all)); // each in a task of its own
            all.await();
            processing.close(); // what is being handled may end, and is committed
            processing.await();
        });
        // end::process
        assertThat(committed("shipping")).isEqualTo(100);
    }

    private static void ship(ConsumerRecord<String, String> order, Latch all) {
        assertThat(order.key()).startsWith("key-");
        all.countDown();
    }

    @Test
    void transform_exactlyOnce() throws InterruptedException {
        Topic<String, String> orders = topic(3);
        Topic<String, String> invoices = topic(3);
        fill(orders, 1, 1);
        // tag::transform
        Scope.run(scope -> {
            orders.group("invoicing")
                    .transform(
                            scope,
                            TransactionalOutput.to(invoices, "invoicing-on-machine-1"), // the same after a restart
                            order -> List.of(
                                    new ProducerRecord<>(invoices.name(), order.key(), "for " + order.value())));
            TopicReceiver<String, String> reader = invoices.group("post")
                    .property("isolation.level", "read_committed")
                    .open(scope);
            assertThat(reader.receive().value()).isEqualTo("for 0");
        });
        // end::transform
    }

    // tag::job
    record Thumbnail(List<Integer> pixels, int width) implements Job<List<Integer>> {
        @Override
        public List<Integer> run() {
            return pixels.subList(0, width); // on whatever machine is free
        }
    }
    // end::job

    @Test
    void call_anotherMachine() throws InterruptedException {
        List<Integer> pixels = List.of(1, 2, 3);
        // tag::calls
        Calls images = Calls.over(kafka, "images").allow(Thumbnail.class);
        images.createTopics(12, 1);
        Scope.run(scope -> {
            images.serve(scope); // usually elsewhere, and often
            Caller caller = images.open(scope);
            Task<List<Integer>> small = caller.fork(scope, new Thumbnail(pixels, 2));
            assertThat(small.join()).containsExactly(1, 2);
        });
        // end::calls
    }
}
