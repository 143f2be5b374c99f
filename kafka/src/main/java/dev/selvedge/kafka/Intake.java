package dev.selvedge.kafka;

import dev.selvedge.Cancellation;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * One member of a group, as a daemon of its owner's scope.
 *
 * <p>It runs behind a shield: a cancellation asks it to stop, and does no more, since an interrupt would break off the last commit. Tasks that handle
 * records are in a scope of its own, so they end before it does.
 */
final class Intake<K, V> {

    private static final Duration CLOSING = Duration.ofSeconds(10);

    final Settings settings;
    final String topic;
    final Reading<K, V> reading;
    final Consumer<byte[], byte[]> consumer;
    final Underway underway;
    final Stop stop;
    final DeadLetters deadLetters;

    /** How many records came. */
    final AtomicLong received = new AtomicLong();

    /** How many partitions were taken away without a word. */
    final AtomicLong lostPartitions = new AtomicLong();

    /** How many went to the dead letters. */
    private final AtomicLong dead = new AtomicLong();

    private final Scope owner;
    private final String name;
    private final AtomicBoolean closed = new AtomicBoolean();

    Intake(Topic<K, V> topic, Settings settings, Scope owner) {
        this.owner = owner;
        this.settings = settings;
        this.topic = topic.name();
        name = topic + " for group " + settings.group;
        reading = new Reading<>(topic.keys().deserializer(), topic.values().deserializer());
        underway = new Underway(name, settings.capacity());
        stop = new Stop(name, underway::wake);
        deadLetters = new DeadLetters(settings.deadLetters, topic.kafka().properties(), dead::incrementAndGet);
        consumer = new KafkaConsumer<>(settings.consumer());
    }

    /** Starts it; what it holds is closed whether it ever ran or not. */
    Task<@Nullable Void> start(Outlet<K, V> outlet, Commits<K, V> commits) {
        try {
            Task<@Nullable Void> task = owner.forkDaemon("intake of " + name, () -> shielded(outlet, commits));
            task.whenEnded(() -> {
                outlet.close();
                close(commits, Duration.ZERO); // in case it was cancelled before it began
            });
            return task;
        } catch (IllegalStateException notHere) {
            close(commits, Duration.ZERO);
            throw notHere;
        }
    }

    private void shielded(Outlet<K, V> outlet, Commits<K, V> commits) throws Exception {
        try (var _ = Cancellation.onCancel(stop::abandon)) {
            Cancellation.<@Nullable Object, InterruptedException>shield(() -> {
                run(outlet, commits);
                return null;
            });
        }
        stop.throwFailure();
    }

    private void run(Outlet<K, V> outlet, Commits<K, V> commits) throws InterruptedException {
        Scope.named("deliveries of " + name).<InterruptedException>run(scope -> {
            try {
                new PollLoop<>(this, scope, outlet, commits).run();
            } finally {
                close(commits, CLOSING);
            }
        });
    }

    /** Whether those who handle records are not to be waited for: nobody is left, or all is given up. */
    boolean isAbrupt(Outlet<K, V> outlet) {
        return stop.failure() != null || (stop.isAbandoned() && (owner.isCancelled() || outlet.endsWithItsScope()));
    }

    ProcessingStatistics statistics() {
        return new ProcessingStatistics(received.get(), underway.undone(), dead.get(), lostPartitions.get());
    }

    private void close(Commits<K, V> commits, Duration atMost) {
        if (closed.compareAndSet(false, true)) {
            closeConsumer(atMost);
            commits.close(atMost);
            deadLetters.close(atMost);
            reading.close();
        }
    }

    private void closeConsumer(Duration atMost) {
        try {
            consumer.close(CloseOptions.timeout(atMost));
        } catch (InterruptException e) {
            Thread.currentThread().interrupt(); // it is closed nevertheless
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
