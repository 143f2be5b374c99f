package dev.selvedge.kafka;

import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A member of a group in a JVM of its own, for tests that kill it. It tells what it handles by a topic, and waits until that is acknowledged, so that what it
 * has done is known even if it is killed.
 */
final class CountingMember {

    private CountingMember() {}

    /** Arguments: the brokers, the topic, the group, the topic to tell. */
    static void main(String[] args) throws InterruptedException {
        Kafka kafka = Kafka.at(args[0]);
        Topic<String, String> told = kafka.topic(args[3], Serdes.String(), Serdes.String());
        Scope.run(scope -> {
            TopicSender<String, String> teller = told.sender(scope);
            Processing processing = kafka.topic(args[1], Serdes.String(), Serdes.String())
                    .group(args[2])
                    .concurrency(64)
                    .process(scope, record -> {
                        Select.select(Clause.after(Duration.ofMillis(1)));
                        teller.publish(new ProducerRecord<>(told.name(), record.key(), record.value()));
                    });
            System.out.println("ready");
            processing.await();
        });
    }
}
