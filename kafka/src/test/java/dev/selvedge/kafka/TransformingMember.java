package dev.selvedge.kafka;

import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;

/** Transforms a topic into another one, in a JVM of its own, for tests that kill it. */
final class TransformingMember {

    private TransformingMember() {}

    /** Arguments: the brokers, the topic, the group, the topic of the results, the transactional id. */
    static void main(String[] args) throws InterruptedException {
        Kafka kafka = Kafka.at(args[0]);
        Topic<String, String> results = kafka.topic(args[3], Serdes.String(), Serdes.String());
        Scope.run(scope -> {
            Processing processing = kafka.topic(args[1], Serdes.String(), Serdes.String())
                    .group(args[2])
                    .concurrency(8)
                    .transform(scope, TransactionalOutput.to(results, args[4]), record -> {
                        Select.select(Clause.after(Duration.ofMillis(2)));
                        return List.of(new ProducerRecord<>(results.name(), record.key(), record.value()));
                    });
            System.out.println("ready");
            processing.await();
        });
    }
}
