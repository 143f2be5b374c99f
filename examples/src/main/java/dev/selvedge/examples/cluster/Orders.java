package dev.selvedge.examples.cluster;

import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.kafka.Delivery;
import dev.selvedge.kafka.Kafka;
import dev.selvedge.kafka.Topic;
import dev.selvedge.kafka.TopicReceiver;
import dev.selvedge.kafka.TopicSender;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;

/** The orders of some customers, and the receipts that the machines make of them. */
final class Orders {

    static final String ORDERS = "orders";
    static final String RECEIPTS = "receipts";
    static final int CUSTOMERS = 100;
    static final int PARTITIONS = 6;

    /** Held on to: a logger that nobody holds forgets its level. */
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");

    private final Kafka kafka;
    private final int number;

    Orders(String broker, int number) {
        CLIENTS.setLevel(Level.OFF);
        kafka = Kafka.at(broker);
        this.number = number;
    }

    void createTopics() throws InterruptedException {
        try (Admin admin = Admin.create(kafka.properties())) {
            List<NewTopic> topics =
                    List.of(new NewTopic(ORDERS, PARTITIONS, (short) 1), new NewTopic(RECEIPTS, PARTITIONS, (short) 1));
            Select.select(Clause.onDone(admin.createTopics(topics).all().toCompletionStage()));
        }
    }

    /** Sends orders 0, 1, 2, …, of the customers in turn. */
    void place() throws InterruptedException {
        Topic<String, String> topic = topic(ORDERS);
        Scope.run(scope -> {
            TopicSender<String, String> sender = topic.sender(scope);
            for (int order = 0; order < number; order++) {
                sender.send(new ProducerRecord<>(ORDERS, "customer " + order % CUSTOMERS, Integer.toString(order)));
            }
        });
    }

    /** Reads receipts until there is one of each order; what belongs to no committed transaction is not seen. */
    void readReceipts(Receipts receipts, Consumer<Receipts> afterEach) throws InterruptedException {
        Scope.run(scope -> {
            TopicReceiver<String, String> receiver = topic(RECEIPTS)
                    .group("accounting")
                    .property("isolation.level", "read_committed")
                    .open(scope);
            while (receipts.different() < number) {
                Delivery<String, String> delivery = receiver.receive();
                receipts.add(String.valueOf(delivery.value()));
                delivery.done();
                afterEach.accept(receipts);
            }
        });
    }

    private Topic<String, String> topic(String name) {
        return kafka.topic(name, Serdes.String(), Serdes.String());
    }
}
