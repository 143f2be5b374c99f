package dev.selvedge.kafka;

import dev.selvedge.Deadline;
import dev.selvedge.Scope;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The partitions that are ours for now. For the thread that polls, on which the client tells of rebalances, too. */
final class Assignment<K, V> implements ConsumerRebalanceListener {

    private static final System.Logger LOGGER = System.getLogger("dev.selvedge.kafka");

    private final Intake<K, V> intake;
    private final Scope scope;
    private final Outlet<K, V> outlet;
    private final Commits<K, V> commits;
    private final Map<TopicPartition, Assigned<K, V>> assigned = new LinkedHashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();

    Assignment(Intake<K, V> intake, Scope scope, Outlet<K, V> outlet, Commits<K, V> commits) {
        this.intake = intake;
        this.scope = scope;
        this.outlet = outlet;
        this.commits = commits;
    }

    @Nullable
    Assigned<K, V> of(TopicPartition partition) {
        return assigned.get(partition);
    }

    Collection<Assigned<K, V>> partitions() {
        return assigned.values();
    }

    // ---- backpressure ----------------------------------------------------------------------------------------------

    boolean isAnyWindowFull() {
        return assigned.values().stream().anyMatch(this::isWindowFull);
    }

    private boolean isWindowFull(Assigned<K, V> one) {
        return one.tracker.held() >= intake.settings.window;
    }

    /** Pauses all, or those that have run too far ahead of what is done, and resumes the others. */
    void pause(boolean all) {
        List<TopicPartition> toPause = new ArrayList<>();
        List<TopicPartition> toResume = new ArrayList<>();
        for (Assigned<K, V> one : assigned.values()) {
            boolean stays = all || isWindowFull(one);
            if (stays && paused.add(one.partition)) {
                toPause.add(one.partition);
            } else if (!stays && paused.remove(one.partition)) {
                toResume.add(one.partition);
            }
        }
        if (!toPause.isEmpty()) {
            intake.consumer.pause(toPause);
        }
        if (!toResume.isEmpty()) {
            intake.consumer.resume(toResume);
        }
    }

    // ---- rebalances ------------------------------------------------------------------------------------------------

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            assigned.put(partition, new Assigned<>(partition, intake.underway, intake.deadLetters));
        }
        pause(intake.underway.isFull()); // at once: the poll that told us may fetch from them already
    }

    /** Taken away in order: what has begun may end, and what is done is committed. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        giveUp(those(partitions));
    }

    /** Taken away already, since we were not heard of for too long. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        List<Assigned<K, V>> gone = those(partitions);
        if (gone.isEmpty()) {
            return;
        }
        LOGGER.log(
                Level.WARNING,
                "{0} lost {1}, since the broker did not hear of this member for too long: what is not committed comes again",
                intake,
                partitions);
        intake.lostPartitions.addAndGet(gone.size());
        gone.forEach(Assigned::loseAll);
        forget(gone);
    }

    void giveUpAll() {
        giveUp(List.copyOf(assigned.values()));
    }

    private void giveUp(List<Assigned<K, V>> going) {
        if (going.isEmpty()) {
            return;
        }
        try {
            going.forEach(Assigned::withdraw);
            outlet.lost(scope);
            intake.underway.await(
                    () -> intake.isAbrupt(outlet) || going.stream().allMatch(Assigned::isSettled),
                    Deadline.after(intake.settings.drainWithin));
        } catch (InterruptedException fromOutside) {
            intake.stop.fail(fromOutside); // no reason to leave without a commit
        }
        going.forEach(Assigned::loseAll);
        commits.commitFinally(going);
        intake.lostPartitions.addAndGet(going.stream().filter(Assigned::hasNews).count()); // the commit was refused
        forget(going);
    }

    private void forget(List<Assigned<K, V>> gone) {
        commits.forget(gone);
        for (Assigned<K, V> one : gone) {
            assigned.remove(one.partition);
            paused.remove(one.partition);
        }
    }

    private List<Assigned<K, V>> those(Collection<TopicPartition> partitions) {
        return partitions.stream().map(assigned::get).filter(Objects::nonNull).toList();
    }
}
