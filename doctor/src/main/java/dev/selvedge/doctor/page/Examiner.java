package dev.selvedge.doctor.page;

import dev.selvedge.doctor.attach.NotExaminedException;
import dev.selvedge.doctor.attach.OwnJvm;
import dev.selvedge.doctor.attach.Source;
import dev.selvedge.doctor.diagnosis.Diagnosis;
import dev.selvedge.doctor.diagnosis.Report;
import dev.selvedge.doctor.page.Picture.Seen;
import dev.selvedge.doctor.page.Picture.Status;
import dev.selvedge.doctor.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Looks again and again while somebody has the page open, and rests while nobody has, as each look costs the examined process something. All
 * fields but {@code window}, {@code lines} and {@code lastLook}, which only the looking thread touches, are guarded by {@code lock}.
 */
final class Examiner implements AutoCloseable {

    /** As in a single examination, so that the first findings are there after a second. */
    private static final List<Duration> FIRST_PAUSES = List.of(Duration.ofMillis(300), Duration.ofMillis(700));

    /** Where a look takes long, it is had more rarely: the process has at least so many times its length for itself. */
    private static final int REST_PER_LOOK = 3;

    private final Source source;
    private final Duration pause;
    private final Window window = new Window();
    private final TimeLine lines = new TimeLine();
    private long lastLook;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Published latest;
    private int viewers;
    private boolean closed;
    private @Nullable Thread thread;

    /** A picture, and the same for the page. */
    record Published(Picture picture, String json) {

        static Published of(Picture picture) {
            return new Published(picture, PictureJson.of(picture));
        }
    }

    private Examiner(Source source, Duration pause, Snapshot first) {
        this.source = source;
        this.pause = pause;
        window.add(first, System.nanoTime());
        this.latest = Published.of(picture(1, first));
    }

    /** Looks once, so that what can't be examined is told at once, and then as long as somebody is there. */
    static Examiner start(Source source, Duration pause) throws NotExaminedException, InterruptedException {
        Examiner examiner = new Examiner(source, pause, source.snapshot());
        Thread thread = Thread.ofPlatform()
                .group(OwnJvm.GROUP)
                .daemon()
                .name("selvedge-doctor-page")
                .unstarted(examiner::run);
        examiner.thread = thread;
        thread.start();
        return examiner;
    }

    /** Shows one moment for ever. */
    static Examiner still(Snapshot moment) {
        Examiner examiner = new Examiner(() -> moment, Duration.ZERO, moment);
        Report report = Diagnosis.of(List.of(moment));
        Picture picture = examiner.latest.picture();
        examiner.latest = Published.of(new Picture(
                1,
                Status.STILL,
                "",
                new Seen(report, true, report.findings(), List.of()),
                picture.since(),
                picture.lines(),
                picture.census()));
        examiner.closed = true;
        return examiner;
    }

    // ---- those who watch -------------------------------------------------------------------------------------------

    void enter() {
        locked(() -> viewers++);
    }

    void leave() {
        locked(() -> viewers--);
    }

    Published latest() {
        lock.lock();
        try {
            return latest;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a picture after the one with that number; null if there was none for that long. */
    @Nullable
    Published awaitAfter(long number, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (latest.picture().number() <= number) {
                if (left <= 0) {
                    return null;
                }
                left = changed.awaitNanos(left);
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    /** Tells all that the process is gone. The last picture stays. */
    void ended() {
        lock.lock();
        try {
            if (!closed) {
                publish(Status.ENDED, "");
                closed = true;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        locked(() -> closed = true);
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // ---- the one that looks ----------------------------------------------------------------------------------------

    private void run() {
        try {
            while (awaitViewer()) {
                lookOnce();
                rest();
                if (isAlone()) {
                    source.rest();
                }
            }
        } catch (InterruptedException e) {
            // It was closed.
        } finally {
            source.close();
        }
    }

    private boolean isAlone() {
        lock.lock();
        try {
            return viewers == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Whether to go on. */
    private boolean awaitViewer() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (viewers == 0 && !closed) {
                changed.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void lookOnce() throws InterruptedException {
        long start = System.nanoTime();
        try {
            if (window.isStale(start)) {
                window.clear();
            }
            Snapshot snapshot = source.snapshot();
            window.add(snapshot, System.nanoTime());
            Published next = Published.of(picture(latest().picture().number() + 1, snapshot));
            locked(() -> latest = closed ? latest : next);
        } catch (NotExaminedException.NoSuchProcess e) {
            ended();
        } catch (NotExaminedException | RuntimeException e) {
            // Also what should not happen: a page that stands still and calls itself live would be worse.
            locked(() -> publish(Status.FAILING, String.valueOf(e.getMessage())));
        }
        lastLook = System.nanoTime() - start;
    }

    private void rest() throws InterruptedException {
        int looks = window.size();
        long nanos = looks >= 1 && looks <= FIRST_PAUSES.size()
                ? FIRST_PAUSES.get(looks - 1).toNanos()
                : Math.max(pause.toNanos(), REST_PER_LOOK * lastLook);
        TimeUnit.NANOSECONDS.sleep(nanos);
    }

    private Picture picture(long number, Snapshot snapshot) {
        Seen seen = window.seen();
        long now = System.currentTimeMillis();
        if (seen.ready()) {
            long waiting = snapshot.threads().stream()
                    .filter(thread -> !thread.waits().isEmpty())
                    .count();
            lines.add(
                    new TimeLine.Point(
                            now,
                            snapshot.threads().size(),
                            waiting,
                            seen.findings().size()),
                    seen.findings());
        }
        return new Picture(number, Status.LOOKING, "", seen, lines.since(), lines.lines(), new Census(snapshot));
    }

    /** The last picture, with another status. Called with the lock. */
    private void publish(Status status, String text) {
        if (!closed) {
            Picture last = latest.picture();
            latest = Published.of(new Picture(last.number() + 1, status, text, last));
            changed.signalAll();
        }
    }
}
