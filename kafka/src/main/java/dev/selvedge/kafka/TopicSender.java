package dev.selvedge.kafka;

import dev.selvedge.Cancellation;
import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Sender;
import dev.selvedge.Task;
import dev.selvedge.sync.Event;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A topic as the end of a channel. A {@link #send} returns when the record is on its way; so many may be, and then it waits: the
 * topic pushes back. Records are acknowledged by all replicas in sync, and repetitions of the client's are dropped, so each is written once, in
 * the order in which one task has sent those of one partition. {@link #publish} waits until a record is acknowledged.
 *
 * <p>A sent record that is not acknowledged closes the sender: from then on, sending throws {@link ChannelClosedException}, whose cause is the {@link
 * SendFailedException}, and it is the failure of the scope, as that of any task. Who wants to go on without such a record uses {@link #publish}, which throws at its caller alone.
 *
 * <p>Where the client knows nothing of the topic yet, any send may block until it does, for up to {@code max.block.ms}; an interrupt or a
 * cancellation ends that. Serializers throw at the caller, before anything is sent.
 *
 * <p>May be used by any number of tasks.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class TopicSender<K, V> implements Sender<ProducerRecord<K, V>> {

    /** How many records may be on their way unless it is said otherwise. */
    public static final int DEFAULT_IN_FLIGHT = 1_000;

    private final Topic<K, V> topic;
    private final Outbound outbound;
    private final Serializer<K> keys;
    private final Serializer<V> values;

    /** What is not acknowledged: a place is taken by whoever sends, and given back by the client's thread, whichever element that takes. */
    private final Channel<ProducerRecord<K, V>> inFlight;

    /** Its task runs, so all that is sent from now on will be waited for. */
    private final Event begun;

    /** It is closed, and all was acknowledged or has failed. */
    private final Event settled;

    private volatile @Nullable SendFailedException failure;

    private final AtomicBoolean ended = new AtomicBoolean();

    private TopicSender(Topic<K, V> topic, int most) {
        this.topic = topic;
        keys = topic.keys().serializer();
        values = topic.values().serializer();
        inFlight = Channel.named("records in flight to " + topic).buffered(most);
        begun = Event.named("begin of the sender of " + topic);
        settled = Event.named("acknowledgement of all that was sent to " + topic);
        outbound = Outbound.open(topic.kafka().properties());
    }

    /** Waits until its task has begun: one that is cancelled before that never runs, and would wait for nothing that was sent. */
    static <K, V> TopicSender<K, V> open(Topic<K, V> topic, Scope scope, int most) throws InterruptedException {
        TopicSender<K, V> sender = new TopicSender<>(topic, most);
        try {
            Task<?> task = scope.forkDaemon("sender of " + topic, sender::untilSettled);
            task.whenEnded(() -> sender.end(Duration.ZERO)); // in case it was cancelled before it began
            Select.select(sender.begun.onSet(() -> true), task.onOutcome(_ -> false));
        } catch (IllegalStateException notHere) {
            sender.end(Duration.ZERO);
            throw notHere;
        }
        return sender;
    }

    /** What was sent stays sent when the scope is cancelled, too: it is waited for behind a shield, no longer than Kafka's time-outs. */
    private void untilSettled() throws InterruptedException {
        begun.set();
        try (var _ = Cancellation.onCancel(this::close)) {
            Cancellation.<@Nullable Object, InterruptedException>shield(() -> {
                settled.await();
                end(Outbound.CLOSING);
                return null;
            });
        }
        SendFailedException why = failure;
        if (why != null) {
            throw why;
        }
    }

    private void end(Duration atMost) {
        if (ended.compareAndSet(false, true)) {
            inFlight.close();
            outbound.close(atMost);
            keys.close();
            values.close();
        }
    }

    // ---- sending ---------------------------------------------------------------------------------------------------

    /**
     * Sends a record; waits while as many as may be are not acknowledged.
     *
     * @param record the record, of this topic
     * @throws IllegalArgumentException if the record is of another topic
     * @throws ChannelClosedException if the sender is closed, by a failure as well
     * @throws SendFailedException if the client refuses it
     * @throws dev.selvedge.CancelledException if the caller is cancelled; the record was not sent
     * @throws InterruptedException if the thread is interrupted before or while it waits; the record was not sent
     */
    @Override
    public void send(ProducerRecord<K, V> record) throws InterruptedException {
        ProducerRecord<byte[], byte[]> bytes = written(record);
        inFlight.send(record);
        handOver(bytes);
    }

    /**
     * Sends a record and waits until it is acknowledged. If it is not, that is this caller's alone: the sender goes on.
     *
     * @param record the record, of this topic
     * @return where it was written
     * @throws IllegalArgumentException if the record is of another topic
     * @throws ChannelClosedException if the sender is closed, by a failure as well
     * @throws SendFailedException if it was not acknowledged; it may have been written
     * @throws dev.selvedge.CancelledException if the caller is cancelled; it may have been written
     * @throws InterruptedException if the thread is interrupted before or while it waits; it may have been written
     */
    public RecordMetadata publish(ProducerRecord<K, V> record) throws InterruptedException {
        ProducerRecord<byte[], byte[]> bytes = written(record);
        inFlight.send(record);
        CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
        try {
            outbound.send(bytes, acknowledged);
        } catch (Throwable notSent) {
            acknowledged.cancel(false);
            throw notSent;
        } finally {
            var _ = acknowledged.whenComplete((_, _) -> freePlace());
        }
        return outbound.await(record.topic(), acknowledged);
    }

    @Override
    public boolean trySend(ProducerRecord<K, V> record) {
        ProducerRecord<byte[], byte[]> bytes = written(record);
        if (!inFlight.trySend(record)) {
            return false;
        }
        try {
            handOver(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    @Override
    public Clause<@Nullable Void> onSend(ProducerRecord<K, V> record) {
        return onSend(record, () -> null);
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onSend(
            ProducerRecord<K, V> record, Clause.Action<? extends R> action) {
        ProducerRecord<byte[], byte[]> bytes = written(record);
        return inFlight.onSend(record, () -> {
            handOver(bytes);
            return action.run();
        });
    }

    /**
     * Waits until all that was sent before is acknowledged, or has failed.
     *
     * @throws SendFailedException if something was not acknowledged since the sender was opened
     * @throws dev.selvedge.CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted
     */
    public void flush() throws InterruptedException {
        outbound.flush();
        SendFailedException why = failure;
        if (why != null) {
            throw why;
        }
    }

    private ProducerRecord<byte[], byte[]> written(ProducerRecord<K, V> record) {
        if (!record.topic().equals(topic.name())) {
            throw new IllegalArgumentException("the record is of topic " + record.topic() + ", and this sender of "
                    + topic + ": open one for each topic");
        }
        return Topic.written(record, keys, values);
    }

    private void handOver(ProducerRecord<byte[], byte[]> bytes) throws InterruptedException {
        CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
        try {
            outbound.send(bytes, acknowledged);
        } catch (Throwable notSent) {
            freePlace();
            throw notSent;
        }
        var _ = acknowledged.whenComplete((_, reason) -> {
            if (reason != null) {
                fail(new SendFailedException(bytes.topic(), reason));
            }
            freePlace();
        });
    }

    // ---- its end ---------------------------------------------------------------------------------------------------

    @Override
    public <R extends @Nullable Object> Clause<R> onClosed(Clause.Action<? extends R> action) {
        return inFlight.onClosed(action);
    }

    /** Closes the sender. What was sent is still waited for, by the scope. Never blocks. Closing again does nothing. */
    @Override
    public void close() {
        inFlight.close();
        settleIfAllIsKnown();
    }

    @Override
    public void close(Throwable cause) {
        inFlight.close(cause);
        settleIfAllIsKnown();
    }

    @Override
    public boolean isClosed() {
        return inFlight.isClosed();
    }

    private void freePlace() {
        inFlight.tryReceive();
        settleIfAllIsKnown();
    }

    private void settleIfAllIsKnown() {
        if (inFlight.isEnded()) {
            settled.set();
        }
    }

    private void fail(SendFailedException reason) {
        if (failure == null) { // only the client's one thread writes it
            failure = reason;
        }
        inFlight.close(reason);
    }

    @Override
    public String toString() {
        return "sender of " + topic;
    }
}
