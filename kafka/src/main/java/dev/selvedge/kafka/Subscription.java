package dev.selvedge.kafka;

import dev.selvedge.Retry;
import dev.selvedge.Scope;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a group reads a topic. Immutable: every method that adds to the description returns a new one, so one description may be opened any number of
 * times, each being a member of the group.
 *
 * <p>Members use Kafka's new group protocol (KIP-848), where the broker moves one partition at a time and nobody else stops; {@code
 * property("group.protocol", "classic")} takes the old one.
 *
 * <p>What is opened belongs to a scope, which ends only when it has stopped: nothing more is handed out, what is being handled is waited
 * for ({@link #drainWithin}), what is done is committed, and the group is left. Where the scope is cancelled, handlers are cancelled
 * too, and what was done by then is committed.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class Subscription<K, V> {

    private final Topic<K, V> topic;
    private final Settings settings;

    Subscription(Topic<K, V> topic, Settings settings) {
        this.topic = topic;
        this.settings = settings;
    }

    private Subscription<K, V> with(Consumer<Settings> change) {
        Settings changed = new Settings(settings);
        change.accept(changed);
        return new Subscription<>(topic, changed);
    }

    /**
     * Sets how many records are handled at once by {@link #process}, each of a key of its own; it has nothing to do with the number of
     * partitions. Unless it is set, 256.
     *
     * @param handlers how many, at least 1
     * @return the description with it
     * @throws IllegalArgumentException if {@code handlers} is less than 1
     */
    public Subscription<K, V> concurrency(int handlers) {
        Settings.atLeast(1, handlers, "concurrency", "or nothing would ever be handled");
        return with(changed -> changed.concurrency = handlers);
    }

    /**
     * Sets how many records may be received and not yet done, over all partitions. When there are so many, fetching pauses, and goes on when a
     * quarter of them are done, or some 50 ms later if any is. The last poll may exceed it by as much as one poll gives: 500, and no more than this. Unless it is
     * set, four times the concurrency, and at least 1,000.
     *
     * @param records how many, at least 1
     * @return the description with it
     * @throws IllegalArgumentException if {@code records} is less than 1
     */
    public Subscription<K, V> capacity(int records) {
        Settings.atLeast(1, records, "capacity", "or nothing would ever be received");
        return with(changed -> changed.capacity = records);
    }

    /**
     * Sets how many records of one partition may be received from the first undone one on, done ones included: these can't be committed, and come
     * again after a crash. A partition that has so many pauses. Unless it is set, 10,000.
     *
     * @param records how many, at least 1
     * @return the description with it
     * @throws IllegalArgumentException if {@code records} is less than 1
     */
    public Subscription<K, V> window(int records) {
        Settings.atLeast(1, records, "window", "or nothing would ever be received");
        return with(changed -> changed.window = records);
    }

    /**
     * Sets how often what is done is committed. What was done since comes again after a crash. Unless it is set, every 200 ms.
     *
     * @param period how often
     * @return the description with it
     * @throws IllegalArgumentException if {@code period} is not more than zero
     */
    public Subscription<K, V> commitEvery(Duration period) {
        Settings.positive(period, "commitEvery");
        return with(changed -> changed.commitEvery = period);
    }

    /**
     * Sets how long a partition that is taken away, or an orderly stop, waits for what is being handled. After that, handlers are cancelled, and their
     * records come again. It must be less than the group's {@code max.poll.interval.ms}, 5 minutes unless that is set. Unless it is
     * set, 30 seconds.
     *
     * @param limit how long
     * @return the description with it
     * @throws IllegalArgumentException if {@code limit} is not more than zero
     */
    public Subscription<K, V> drainWithin(Duration limit) {
        Settings.positive(limit, "drainWithin");
        return with(changed -> changed.drainWithin = limit);
    }

    /**
     * Sets how a record is tried again by {@link #process} whose handler has thrown. Meanwhile its key waits, and other keys go on. Unless it is
     * set, each is tried once.
     *
     * @param retry how
     * @return the description with it
     */
    public Subscription<K, V> retry(Retry retry) {
        Objects.requireNonNull(retry, "retry");
        return with(changed -> changed.retry = retry);
    }

    /**
     * Sets where records go that can't be read, or whose handler has thrown after its last attempt: as they were, with the headers of {@link
     * DeadLetterHeaders}. Unless it is set, such a record ends the processing with its exception, and stays where it is.
     *
     * @param name the name of the topic, which must exist
     * @return the description with it
     */
    public Subscription<K, V> deadLetters(String name) {
        Objects.requireNonNull(name, "name");
        return with(changed -> changed.deadLetters = name);
    }

    /**
     * Sets a property of the consumer, such as {@code max.poll.interval.ms}. How it commits, and how bytes become values, is ours.
     *
     * @param name its name, as Kafka's documentation has it
     * @param value its value
     * @return the description with it
     * @throws IllegalArgumentException if it is one of those that are ours
     */
    public Subscription<K, V> property(String name, Object value) {
        Reserved.refuse(name);
        Objects.requireNonNull(value, "value");
        return with(changed -> changed.properties.put(name, value));
    }

    // ---- opening it ------------------------------------------------------------------------------------------------

    /**
     * Joins the group and gives what comes as a receiver, to be selected on beside local channels. Must be called by the scope's body or one of its
     * tasks. Does not wait for a connection.
     *
     * @param scope what it belongs to
     * @return the receiver
     * @throws org.apache.kafka.common.KafkaException if the configuration is refused
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    public TopicReceiver<K, V> open(Scope scope) {
        Intake<K, V> intake = intake(scope);
        ReceiverOutlet<K, V> outlet = new ReceiverOutlet<>(topic, settings, intake.stop);
        intake.start(outlet, new OffsetCommits<>(intake.consumer));
        return new TopicReceiver<>(intake, outlet.channel());
    }

    /**
     * Joins the group and handles what comes: records of one key one after another, in the order of their offsets, and many keys at once, each
     * record in a task of its own on a virtual thread. Records without a key have no order among them. A handler that returns has done its
     * record; one that throws is tried {@linkplain #retry again}, and then its record is a {@linkplain #deadLetters dead letter}. Must be called by the
     * scope's body or one of its tasks. Does not wait for a connection.
     *
     * <p>Each record is handled at least once. A handler whose partition is taken away and that has not ended in {@linkplain #drainWithin time} is
     * cancelled; one that does not heed that may still run while another member handles the record again.
     *
     * @param scope what it belongs to
     * @param handler handles a record; called by many threads at once
     * @return the processing
     * @throws org.apache.kafka.common.KafkaException if the configuration is refused
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    public Processing process(Scope scope, RecordHandler<K, V> handler) {
        Objects.requireNonNull(handler, "handler");
        Intake<K, V> intake = intake(scope);
        Work<K, V> work = new Handling<>(handler, settings.retry, intake.stop);
        return processing(intake, work, new OffsetCommits<>(intake.consumer));
    }

    /**
     * Joins the group and turns what comes into records of other topics, exactly once: what a transformation returns is sent, and its record's offset is
     * committed, in one transaction of Kafka's. A reader with {@code isolation.level=read_committed} sees the results of each record once,
     * whatever is killed when. Otherwise the same as {@link #process}; so a transformation may run twice, and what else it does is done at least
     * once. Results are sent in the order of the offsets of one partition, when all before are done, every {@link #commitEvery}.
     * Dead letters are part of the transaction.
     *
     * @param scope what it belongs to
     * @param output says what is sent, and as whom
     * @param transformation makes results of a record; called by many threads at once
     * @param <L> the type of the results' keys
     * @param <W> the type of the results' values
     * @return the processing
     * @throws org.apache.kafka.common.KafkaException if the configuration is refused
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    public <L, W> Processing transform(
            Scope scope, TransactionalOutput<L, W> output, RecordTransformation<K, V, L, W> transformation) {
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(transformation, "transformation");
        Intake<K, V> intake = intake(scope);
        Work<K, V> work = new Transforming<>(transformation, output, settings.retry, intake.stop, intake.deadLetters);
        return processing(intake, work, new TransactionalCommits<>(intake.consumer, output.properties()));
    }

    private Processing processing(Intake<K, V> intake, Work<K, V> work, Commits<K, V> commits) {
        return new Processing(intake.start(new Lanes<>(settings.concurrency, work, intake.stop), commits), intake);
    }

    private Intake<K, V> intake(Scope scope) {
        return new Intake<>(topic, settings, Objects.requireNonNull(scope, "scope"));
    }
}
