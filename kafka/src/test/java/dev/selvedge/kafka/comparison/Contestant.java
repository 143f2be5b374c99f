package dev.selvedge.kafka.comparison;

import dev.selvedge.Scope;
import dev.selvedge.kafka.Kafka;
import dev.selvedge.kafka.Processing;
import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.ParallelStreamProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One way to handle a topic's records, in a JVM of its own. The handler is the same for all: it waits 10 ms, and checks the order of its key. */
final class Contestant {

    private static final int WAIT_MILLIS = 10;

    private final String servers;
    private final String topic;
    private final String group;
    private final int records;
    private final int concurrency;

    private final Map<String, Integer> last = new ConcurrentHashMap<>();
    private final AtomicInteger handled = new AtomicInteger();
    private final AtomicInteger outOfOrder = new AtomicInteger();
    private final AtomicLong begin = new AtomicLong();
    private final AtomicLong end = new AtomicLong();
    private final CountDownLatch all = new CountDownLatch(1);
    private final AtomicBoolean stop = new AtomicBoolean();

    private Contestant(String[] args) {
        servers = args[1];
        topic = args[2];
        group = args[3];
        records = Integer.parseInt(args[4]);
        concurrency = Integer.parseInt(args[5]);
    }

    /** Arguments: which, the brokers, the topic, the group, how many records, how many at once. */
    static void main(String[] args) throws Exception {
        Contestant contestant = new Contestant(args);
        switch (args[0]) {
            case "selvedge" -> contestant.selvedge();
            case "parallel-consumer" -> contestant.parallelConsumer();
            case "plain-loop" -> contestant.plainLoop();
            default -> throw new IllegalArgumentException("there is no contestant " + args[0]);
        }
        contestant.report(args[0]);
        System.exit(0);
    }

    private void handle(ConsumerRecord<String, String> record) {
        begin.compareAndSet(0, System.nanoTime());
        try {
            Thread.sleep(WAIT_MILLIS); // what is measured, no wait for anything
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        int number = Integer.parseInt(record.value());
        Integer before = last.put(record.key(), number);
        if (before != null && before >= number) {
            outOfOrder.incrementAndGet();
        }
        if (handled.incrementAndGet() == records) {
            end.set(System.nanoTime());
            all.countDown();
        }
    }

    private void selvedge() throws InterruptedException {
        Scope.run(scope -> {
            Processing processing = Kafka.at(servers)
                    .topic(topic, Serdes.String(), Serdes.String())
                    .group(group)
                    .concurrency(concurrency)
                    .process(scope, this::handle);
            all.await();
            processing.close();
            processing.await();
        });
    }

    /** As its documentation has it: order by key, and its default way to commit. */
    private void parallelConsumer() throws InterruptedException {
        ParallelStreamProcessor<String, String> processor =
                ParallelStreamProcessor.createEosStreamProcessor(ParallelConsumerOptions.<String, String>builder()
                        .ordering(ProcessingOrder.KEY)
                        .maxConcurrency(concurrency)
                        .consumer(consumer())
                        .build());
        processor.subscribe(List.of(topic));
        processor.poll(context -> handle(context.getSingleConsumerRecord()));
        all.await();
        processor.closeDrainFirst();
    }

    /** One consumer with a thread for each partition: more would have nothing to do. */
    private void plainLoop() throws InterruptedException {
        int partitions;
        try (KafkaConsumer<String, String> any = consumer()) {
            partitions = any.partitionsFor(topic).size();
        }
        List<Thread> threads = java.util.stream.Stream.generate(
                        () -> Thread.ofPlatform().start(this::loop))
                .limit(partitions)
                .toList();
        all.await();
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void loop() {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            consumer.subscribe(List.of(topic));
            while (!stop.get()) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::handle);
                consumer.commitAsync();
            }
        }
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private void report(String name) throws IOException {
        double seconds = (end.get() - begin.get()) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-18s %5d at once %,9.0f records/s %5d MB resident at most %4d out of order%n",
                name,
                concurrency,
                records / seconds,
                residentAtMost(),
                outOfOrder.get());
    }

    private static long residentAtMost() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
