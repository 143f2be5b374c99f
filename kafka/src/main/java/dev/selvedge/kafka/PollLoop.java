package dev.selvedge.kafka;

import dev.selvedge.Deadline;
import dev.selvedge.Scope;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The one thread that touches the consumer. Each turn commits what is done, if that is due; pauses or resumes partitions by how much is under way;
 * polls; and hands out what came.
 */
final class PollLoop<K, V> {

    private static final System.Logger LOGGER = System.getLogger("dev.selvedge.kafka");

    /** How long a poll waits for records at most, and so how late a stop may be seen. */
    private static final Duration POLL = Duration.ofMillis(50);

    /** While there is no place, polls keep the membership alive and fetch nothing. */
    private static final Duration POLL_IN_PASSING = Duration.ofMillis(1);

    private final Intake<K, V> intake;
    private final Scope scope;
    private final Outlet<K, V> outlet;
    private final Commits<K, V> commits;
    private final Assignment<K, V> assignment;
    private Deadline nextCommit;

    PollLoop(Intake<K, V> intake, Scope scope, Outlet<K, V> outlet, Commits<K, V> commits) {
        this.intake = intake;
        this.scope = scope;
        this.outlet = outlet;
        this.commits = commits;
        assignment = new Assignment<>(intake, scope, outlet, commits);
        nextCommit = Deadline.after(intake.settings.commitEvery);
    }

    /** Runs until it is told to stop, or can't go on; then gives up all partitions in order. */
    void run() throws InterruptedException {
        try {
            commits.begin();
            intake.consumer.subscribe(List.of(intake.topic), assignment);
            while (!intake.stop.isAsked()) {
                turn();
            }
        } catch (KafkaException | IllegalStateException e) {
            Thread.interrupted(); // the client sets the flag when it throws InterruptException; the last commit needs
            // it clear
            intake.stop.fail(e);
        } finally {
            outlet.close();
            assignment.giveUpAll();
        }
    }

    private void turn() throws InterruptedException {
        if (nextCommit.isPassed() || assignment.isAnyWindowFull()) {
            commits.commit(assignment.partitions());
            nextCommit = Deadline.after(intake.settings.commitEvery);
        }
        boolean full = intake.underway.isFull();
        assignment.pause(full);
        if (full) {
            intake.underway.awaitPlaces(POLL);
        }
        poll(full ? POLL_IN_PASSING : intake.settings.pollFor(POLL));
    }

    private void poll(Duration atMost) throws InterruptedException {
        try {
            for (ConsumerRecord<byte[], byte[]> record : intake.consumer.poll(atMost)) {
                accept(record);
            }
        } catch (RetriableException e) {
            LOGGER.log(Level.DEBUG, "a poll failed, and the next one may not", e);
        }
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        Assigned<K, V> partition = assignment.of(new TopicPartition(record.topic(), record.partition()));
        if (partition == null) {
            return; // taken away since it was fetched
        }
        intake.received.incrementAndGet();
        Delivery<K, V> delivery;
        try {
            delivery = new Delivery<>(record, intake.reading.read(record), partition);
        } catch (RuntimeException unreadable) { // whatever a deserializer throws
            delivery = new Delivery<>(record, null, partition);
            partition.add(delivery);
            outlet.reject(scope, delivery, unreadable);
            return;
        }
        partition.add(delivery);
        outlet.accept(scope, delivery);
    }
}
