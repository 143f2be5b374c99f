package dev.selvedge.kafka.comparison;

import dev.selvedge.Scope;
import dev.selvedge.kafka.Broker;
import dev.selvedge.kafka.Kafka;
import dev.selvedge.kafka.TopicSender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Selvedge beside a plain consumer loop and the Confluent Parallel Consumer: one broker, the same records, each in a JVM of its own with the same options, one
 * after another. Arguments: how many records, how many rounds; see docs/guide/kafka.md for the command.
 */
public final class Comparison {

    private static final int PARTITIONS = 6;
    private static final int KEYS = 10_000;

    private Comparison() {}

    /** Prints a line for each. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int records = args.length > 0 ? Integer.parseInt(args[0]) : 30_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        try (Broker broker = Broker.start()) {
            for (int round = 1; round <= rounds; round++) {
                for (int concurrency : new int[] {64, 256, 1_000}) {
                    int few = Math.min(records, concurrency * 200);
                    String topic = fill(broker, "round-" + round + "-" + concurrency, few);
                    for (String which : inTurn(round, "parallel-consumer", "selvedge")) {
                        run(broker, which, topic, few, concurrency);
                    }
                }
                run(broker, "plain-loop", fill(broker, "plain-" + round, 3_000), 3_000, PARTITIONS);
            }
        }
    }

    /** Nobody is always first. */
    private static List<String> inTurn(int round, String one, String other) {
        return round % 2 == 1 ? List.of(one, other) : List.of(other, one);
    }

    private static String fill(Broker broker, String topic, int records) throws InterruptedException {
        broker.createTopic(topic, PARTITIONS);
        Kafka kafka = broker.kafka();
        Scope.run(scope -> {
            TopicSender<String, String> sender =
                    kafka.topic(topic, Serdes.String(), Serdes.String()).sender(scope);
            for (int i = 0; i < records; i++) {
                sender.send(new ProducerRecord<>(topic, "key-" + i % KEYS, Integer.toString(i)));
            }
        });
        return topic;
    }

    private static void run(Broker broker, String which, String topic, int records, int concurrency)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Contestant.class.getName(),
                which,
                broker.servers(),
                topic,
                which + "-" + topic,
                Integer.toString(records),
                Integer.toString(concurrency));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
