package dev.selvedge.kafka;

import dev.selvedge.Task;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that was received, and has to be said to be {@linkplain #done done}. Its offset is committed when it and all before it in its partition
 * are done; until then, a crash makes it come again. May be used by any thread.
 *
 * @param <K> the type of the key
 * @param <V> the type of the value
 */
public final class Delivery<K, V> implements OffsetTracker.Step {

    private enum State {
        /** Received from the broker; nobody has it. */
        WAITING,
        /** Somebody handles it. */
        BEGUN,
        /** It will be committed. */
        DONE,
        /** Its partition is not ours any more, so it is somebody else's. */
        LOST
    }

    private final ConsumerRecord<byte[], byte[]> raw;
    private final Assigned<K, V> partition;

    /** {@code null} if the bytes could not be read. */
    private final @Nullable ConsumerRecord<K, V> record;

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /** What is to be sent when it is committed; written before it is done. */
    private volatile List<ProducerRecord<byte[], byte[]>> outputs = List.of();

    /** Who handles it, where we do. */
    private volatile @Nullable Task<?> handling;

    Delivery(ConsumerRecord<byte[], byte[]> raw, @Nullable ConsumerRecord<K, V> record, Assigned<K, V> partition) {
        this.raw = raw;
        this.record = record;
        this.partition = partition;
    }

    /**
     * What was received.
     *
     * @return the record, as Kafka's client has it
     */
    public ConsumerRecord<K, V> record() {
        return Objects.requireNonNull(record);
    }

    /**
     * The record's key.
     *
     * @return the key, {@code null} if it has none
     */
    public @Nullable K key() {
        return record().key();
    }

    /**
     * The record's value.
     *
     * @return the value, {@code null} for a tombstone
     */
    public @Nullable V value() {
        return record().value();
    }

    /**
     * Says that the record needs no more work. Never blocks: it is committed soon. Does nothing the second time.
     *
     * @return whether this call made it done; {@code false} if it was done already, or {@linkplain #isLost lost}
     */
    public boolean done() {
        return done(List.of());
    }

    /**
     * Says that the record can't be handled: it goes to the {@linkplain Subscription#deadLetters dead-letter topic}, with the reason, and is then done.
     * Blocks until it has arrived there.
     *
     * @param reason why
     * @return whether it is done by this call; {@code false} if it was done already, or is {@linkplain #isLost lost}
     * @throws IllegalStateException if there is no such topic
     * @throws SendFailedException if it could not be sent there; it is not done
     * @throws dev.selvedge.CancelledException if the caller is cancelled; it is not done, and may have been sent
     * @throws InterruptedException if the thread is interrupted; the same
     */
    public boolean failed(Throwable reason) throws InterruptedException {
        Objects.requireNonNull(reason, "reason");
        if (!isBegun()) {
            return false;
        }
        partition.deadLetters().send(raw, reason);
        return done();
    }

    /**
     * Whether it is somebody else's now, since the partition was taken away before this was done. It will be, or was, delivered there, too.
     *
     * @return whether it is
     */
    public boolean isLost() {
        return state.get() == State.LOST;
    }

    @Override
    public long offset() {
        return raw.offset();
    }

    @Override
    public boolean isDone() {
        return state.get() == State.DONE;
    }

    // ---- for those who hand it out ---------------------------------------------------------------------------------

    boolean isReadable() {
        return record != null;
    }

    ConsumerRecord<byte[], byte[]> raw() {
        return raw;
    }

    boolean isWaiting() {
        return state.get() == State.WAITING;
    }

    boolean isBegun() {
        return state.get() == State.BEGUN;
    }

    /** Somebody is to handle it; tells whether that may be. */
    boolean begin() {
        return state.compareAndSet(State.WAITING, State.BEGUN);
    }

    /** It is done, and this is to be sent with its commit. */
    boolean done(List<ProducerRecord<byte[], byte[]>> toSend) {
        if (!isBegun()) {
            return false;
        }
        outputs = toSend;
        return ends(State.BEGUN, State.DONE);
    }

    List<ProducerRecord<byte[], byte[]>> outputs() {
        return outputs;
    }

    /** Its partition goes: tells whether it goes along, since nobody has begun it. */
    boolean withdraw() {
        return isLost() || ends(State.WAITING, State.LOST);
    }

    /** Its partition goes at once: whoever handles it is told. */
    void lose() {
        if (!withdraw() && ends(State.BEGUN, State.LOST)) {
            cancelIfLost(handling);
        }
    }

    /** This task handles it. */
    void handledBy(Task<?> task) {
        handling = task;
        cancelIfLost(task);
    }

    private void cancelIfLost(@Nullable Task<?> task) {
        if (task != null && isLost()) {
            task.cancel("partition " + partition + " was taken away, or is being left, before this was done");
        }
    }

    private boolean ends(State from, State to) {
        boolean ended = state.compareAndSet(from, to);
        if (ended) {
            partition.ended();
        }
        return ended;
    }

    @Override
    public String toString() {
        return partition + "@" + raw.offset();
    }
}
