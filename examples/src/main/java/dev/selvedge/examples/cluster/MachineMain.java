package dev.selvedge.examples.cluster;

import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.kafka.Kafka;
import dev.selvedge.kafka.Topic;
import dev.selvedge.kafka.TransactionalOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;

/** One machine: makes a receipt of each order, 10 ms each, many customers at once. */
final class MachineMain {

    private MachineMain() {}

    /** Argument: where the broker is. */
    static void main(String[] args) throws IOException, InterruptedException {
        Child.quiet();
        String me = Long.toString(ProcessHandle.current().pid());
        Kafka kafka = Kafka.at(args[0]);
        Topic<String, String> receipts = kafka.topic(Orders.RECEIPTS, Serdes.String(), Serdes.String());
        Scope.run(scope -> {
            kafka.topic(Orders.ORDERS, Serdes.String(), Serdes.String())
                    .group("machines")
                    .concurrency(8)
                    .capacity(64)
                    .transform(
                            scope,
                            TransactionalOutput.to(receipts, "machine-" + me).timeout(Duration.ofSeconds(3)),
                            order -> {
                                Select.select(Clause.after(Duration.ofMillis(10)));
                                String receipt = order.value() + " " + me;
                                return List.of(new ProducerRecord<>(Orders.RECEIPTS, order.key(), receipt));
                            });
            System.out.println("ready");
            Child.haltWithParent();
        });
    }
}
