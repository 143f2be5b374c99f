package dev.selvedge.kafka.calls;

import dev.selvedge.Clause;
import dev.selvedge.Retry;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.kafka.Kafka;
import dev.selvedge.kafka.Topic;
import dev.selvedge.worker.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Jobs that some machines fork and others run, over three topics: one for requests, one for replies and one for cancellations. Immutable: every method that
 * adds to the description returns a new one. Both sides use the same description.
 *
 * {@snippet :
 * Calls images = Calls.over(kafka, "images").allow(Thumbnail.class);
 * images.serve(scope);                                             // on some machines
 * Task<byte[]> small = images.open(scope).fork(scope, new Thumbnail(file, 128));   // on others
 * }
 *
 * <p>A job is a record that implements {@link Job}, as for child processes: its class is found on the class path of the machine that runs it, and only what
 * allowed jobs declare is ever sent or built. Ends of channels don't cross between machines.
 *
 * <p>A job is run at least once: if a machine dies, its jobs are taken over by another one, when the group has noticed that; and its caller gets one
 * result. So make jobs that may be run again, or that find out whether they were.
 */
public final class Calls {

    private static final Retry LED_SOON = Retry.attempts(30)
            .backoff(Duration.ofMillis(50), Duration.ofSeconds(1))
            .on(CompletionException.class);

    private final Kafka kafka;
    private final String name;
    private final List<Class<?>> allowed;
    private final int concurrency;
    private final Duration drainWithin;
    private final int maxMessage;

    private Calls(
            Kafka kafka, String name, List<Class<?>> allowed, int concurrency, Duration drainWithin, int maxMessage) {
        this.kafka = kafka;
        this.name = name;
        this.allowed = allowed;
        this.concurrency = concurrency;
        this.drainWithin = drainWithin;
        this.maxMessage = maxMessage;
    }

    /**
     * Begins to describe calls.
     *
     * @param kafka the cluster
     * @param name the name of the topic of requests; those of the other two begin with it
     * @return the description so far
     */
    public static Calls over(Kafka kafka, String name) {
        return new Calls(
                Objects.requireNonNull(kafka, "kafka"),
                Objects.requireNonNull(name, "name"),
                List.of(),
                Runtime.getRuntime().availableProcessors(),
                Duration.ofSeconds(30),
                900_000);
    }

    /**
     * Allows jobs, and all that they declare: the types of their components and of their results, as far as these go. Nothing else is ever sent, or
     * built of what another machine sends.
     *
     * @param types records that implement {@link Job}
     * @return the description with them
     */
    public Calls allow(Class<?>... types) {
        List<Class<?>> more = new ArrayList<>(allowed);
        more.addAll(List.of(types));
        return new Calls(kafka, name, List.copyOf(more), concurrency, drainWithin, maxMessage);
    }

    /**
     * Sets how many jobs a machine runs at once. Unless it is set, as many as it has processors.
     *
     * @param jobs how many, at least 1
     * @return the description with it
     * @throws IllegalArgumentException if {@code jobs} is less than 1
     */
    public Calls concurrency(int jobs) {
        if (jobs < 1) {
            throw new IllegalArgumentException(
                    "concurrency is " + jobs + ": give at least 1, or no job would ever run");
        }
        return new Calls(kafka, name, allowed, jobs, drainWithin, maxMessage);
    }

    /**
     * Sets how long a machine that stops, or that another one takes over from, waits for its running jobs. After that they are cancelled, and run again
     * elsewhere. Unless it is set, 30 seconds.
     *
     * @param limit how long
     * @return the description with it
     * @throws IllegalArgumentException if {@code limit} is not more than zero
     */
    public Calls drainWithin(Duration limit) {
        if (Objects.requireNonNull(limit, "limit").isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("drainWithin is " + limit + ": give more than zero");
        }
        return new Calls(kafka, name, allowed, concurrency, limit, maxMessage);
    }

    /**
     * Sets how long a job or a result may be. The brokers and {@code max.request.size} set a bound, too. Unless it is set, 900,000 bytes.
     *
     * @param bytes how many, at least 1024
     * @return the description with it
     * @throws IllegalArgumentException if {@code bytes} is less than 1024
     */
    public Calls maxMessage(int bytes) {
        if (bytes < 1024) {
            throw new IllegalArgumentException(
                    "maxMessage is " + bytes + ": give at least 1024, since telling of a failure takes as much");
        }
        return new Calls(kafka, name, allowed, concurrency, drainWithin, bytes);
    }

    /**
     * Makes the topics, as far as they do not exist. Blocks until brokers lead all their partitions: what is sent to a topic that was made a moment ago may
     * be stuck until it times out.
     *
     * @param partitions how many partitions each has: no more machines than that run jobs
     * @param replicas how many brokers keep each of them
     * @throws IllegalStateException if they can't be made
     * @throws dev.selvedge.CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted
     */
    public void createTopics(int partitions, int replicas) throws InterruptedException {
        try (Admin admin = Admin.create(kafka.properties())) {
            for (String topic : List.of(name, repliesTopic(), cancelsTopic())) {
                if (isMade(admin, new NewTopic(topic, partitions, (short) replicas))) {
                    LED_SOON.call(() -> Select.select(Clause.onDone(ends(admin, topic, partitions))));
                }
            }
        }
    }

    /** Only who leads a partition knows its end. */
    private static CompletionStage<?> ends(Admin admin, String topic, int partitions) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        return admin.listOffsets(ends).all().toCompletionStage();
    }

    /** Tells whether it is new. */
    private static boolean isMade(Admin admin, NewTopic topic) throws InterruptedException {
        try {
            Select.select(Clause.onDone(admin.createTopics(List.of(topic)).all().toCompletionStage()));
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new IllegalStateException("topic '" + topic.name() + "' can't be made: " + e.getCause(), e);
        }
    }

    /**
     * Opens the side that forks. Must be called by the scope's body or one of its tasks. Blocks until it is known from where on replies are to be read.
     *
     * @param scope what it belongs to
     * @return the caller
     * @throws IllegalArgumentException if something that is allowed can't cross, or if nothing is allowed
     * @throws org.apache.kafka.common.KafkaException if the topics are not there, or the configuration is refused
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     * @throws dev.selvedge.CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted
     */
    public Caller open(Scope scope) throws InterruptedException {
        return Caller.open(this, new Letters(allowed, maxMessage), Objects.requireNonNull(scope, "scope"));
    }

    /**
     * Opens the side that runs jobs; any number of machines may. Must be called by the scope's body or one of its tasks. Does not wait for a connection.
     *
     * @param scope what it belongs to; the scope ends when running jobs have ended, as {@link #drainWithin} says
     * @return the serving side
     * @throws IllegalArgumentException if something that is allowed can't cross, or if nothing is allowed
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    public Serving serve(Scope scope) {
        return Serving.open(this, new Letters(allowed, maxMessage), Objects.requireNonNull(scope, "scope"));
    }

    Kafka kafka() {
        return kafka;
    }

    String group() {
        return name + ".workers";
    }

    int concurrency() {
        return concurrency;
    }

    Duration drainWithin() {
        return drainWithin;
    }

    Topic<UUID, byte[]> requests() {
        return kafka.topic(name, Serdes.UUID(), Serdes.ByteArray());
    }

    /** The same, with whatever keys others have put there. */
    Topic<byte[], byte[]> rawRequests() {
        return kafka.topic(name, Serdes.ByteArray(), Serdes.ByteArray());
    }

    Topic<UUID, byte[]> replies() {
        return kafka.topic(repliesTopic(), Serdes.UUID(), Serdes.ByteArray());
    }

    Topic<UUID, byte[]> cancels() {
        return kafka.topic(cancelsTopic(), Serdes.UUID(), Serdes.ByteArray());
    }

    private String repliesTopic() {
        return name + ".replies";
    }

    private String cancelsTopic() {
        return name + ".cancels";
    }

    @Override
    public String toString() {
        return "calls '" + name + "'";
    }
}
