package dev.selvedge.worker;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Select;
import dev.selvedge.TaskFailedException;
import dev.selvedge.sync.Event;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one place of the pool taken: starts a child, gives it one job after another, and starts the next when it has ended. A child that
 * ended on a job is replaced at once; one that ended for no reason of ours, or never got ready, when the next job comes, so that
 * what can't live is not started over and over.
 */
final class Keeper {

    private final Settings settings;
    private final String name;
    private final Channel<Assignment> queue;
    private final Event closing;
    private final OutputLines lines;
    private final Consumer<Process> onStart;

    /** A job that came while there was no child. */
    private @Nullable Assignment pending;

    Keeper(
            Settings settings,
            String name,
            Channel<Assignment> queue,
            Event closing,
            OutputLines lines,
            Consumer<Process> onStart) {
        this.settings = settings;
        this.name = name;
        this.queue = queue;
        this.closing = closing;
        this.lines = lines;
        this.onStart = onStart;
    }

    /** Runs until the pool closes. Nothing cancels it: closing is what ends it, and takes its time. */
    void run() throws InterruptedException {
        try {
            while (!closing.isSet()) {
                if (!keepOne()) {
                    pending = nextJob();
                }
            }
        } finally {
            Assignment left = pending;
            if (left != null) {
                left.poolClosed();
            }
        }
    }

    /** The life of one child; tells whether it is to be replaced at once. */
    private boolean keepOne() throws InterruptedException {
        try (ChildFolder folder = ChildFolder.create()) {
            ClassArchive archive = ClassArchive.of(settings, folder);
            Child child = new ChildStart(settings, name, folder, archive, lines).start(onStart, closing);
            boolean[] idle = {false};
            child.serve(_ -> idle[0] = !giveJobs(child), archive.grace(settings.grace));
            if (child.hasEndedWell()) {
                archive.keep();
            }
            return !idle[0];
        } catch (TaskFailedException e) {
            LoggedOutput.LOGGER.log(System.Logger.Level.ERROR, "worker " + name + " was lost", e);
        } catch (WorkerStartException e) {
            failOne(e);
        } catch (IOException e) {
            failOne(new WorkerStartException("worker " + name + " can't be started: " + e.getMessage(), e));
        }
        return true;
    }

    private void failOne(WorkerStartException why) throws InterruptedException {
        Assignment unlucky = pending == null ? nextJob() : pending;
        pending = null;
        if (unlucky != null) {
            unlucky.answer(new Answer.Failed(why));
        }
    }

    /** Gives it jobs until it or the pool ends, or it has had enough; tells whether it ended otherwise than idle. */
    private boolean giveJobs(Child child) throws InterruptedException {
        for (int jobs = 0; jobs < settings.renewAfter; jobs++) {
            Assignment next = pending != null ? pending : nextJob(child);
            pending = null;
            if (next == null) {
                return closing.isSet();
            }
            switch (child.perform(next, closing)) {
                case ABANDONED -> jobs--;
                case GONE -> {
                    pending = next; // for the one that takes its place
                    return true;
                }
                case DONE -> {} // the next one, unless the child is gone
            }
            if (child.isGone()) {
                return true;
            }
        }
        return true;
    }

    private @Nullable Assignment nextJob(Child child) throws InterruptedException {
        return Select.<Optional<Assignment>>prioritized(
                        closing.onSet(Optional::empty), child.onEnd(Optional::empty), onJob())
                .orElse(null);
    }

    private @Nullable Assignment nextJob() throws InterruptedException {
        return Select.<Optional<Assignment>>prioritized(closing.onSet(Optional::empty), onJob())
                .orElse(null);
    }

    private Clause<Optional<Assignment>> onJob() {
        return queue.<Optional<Assignment>>onReceive(Optional::of).orClosed(Optional::empty);
    }
}
