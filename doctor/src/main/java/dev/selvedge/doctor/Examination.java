package dev.selvedge.doctor;

import dev.selvedge.doctor.attach.NotExaminedException;
import dev.selvedge.doctor.attach.Source;
import dev.selvedge.doctor.diagnosis.Diagnosis;
import dev.selvedge.doctor.diagnosis.Report;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Examines a JVM: looks a few times, to tell who does not move, and longer where that may be health. */
public final class Examination {

    /** Between the first looks: what does not move for that long may be stuck. */
    private static final List<Duration> FIRST_PAUSES = List.of(Duration.ofMillis(300), Duration.ofMillis(700));

    /** Over which they are spread; where a look takes that long, two are enough. */
    private static final Duration FIRST_SPAN = Duration.ofSeconds(1);

    private static final int FEWEST_LOOKS = 2;

    /** Between the looks that tell exhaustion from things that are held for long, and are passed on all the same. */
    private static final Duration LATER_PAUSE = Duration.ofSeconds(1);

    private static final int MOST_LATER_LOOKS = 8;

    /** Where a look takes long, so many are enough, if the time has been as long as that of more looks. */
    private static final int FEWEST_LATER_LOOKS = 4;

    private static final Duration WHOLE_SPAN = Duration.ofSeconds(9);

    /** From so many threads on, a look at all of them takes long. */
    private static final int MANY = 5_000;

    private final Source source;
    private final Pause pause;

    /** Waits between two looks. */
    @FunctionalInterface
    interface Pause {
        void pause(Duration length) throws InterruptedException;
    }

    /**
     * An examination of one JVM; may be made again and again.
     *
     * @param source looks into it
     */
    public Examination(Source source) {
        this(source, Thread::sleep);
    }

    Examination(Source source, Pause pause) {
        this.source = source;
        this.pause = pause;
    }

    /**
     * Examines it. Takes about a second, and up to ten if many wait for something that one holds.
     *
     * @return what was found
     * @throws NotExaminedException if the JVM can't be looked into
     * @throws InterruptedException if the thread is interrupted
     */
    public Report report() throws NotExaminedException, InterruptedException {
        return report(_ -> {});
    }

    /**
     * The same, and tells somebody who waits what it looks like, if it takes longer to be sure.
     *
     * @param soFar is told at most once, on this thread
     * @return what was found
     * @throws NotExaminedException if the JVM can't be looked into
     * @throws InterruptedException if the thread is interrupted
     */
    public Report report(Consumer<? super Report> soFar) throws NotExaminedException, InterruptedException {
        try (Looks looks = new Looks(source)) {
            return examine(looks, soFar);
        }
    }

    private Report examine(Looks looks, Consumer<? super Report> soFar)
            throws NotExaminedException, InterruptedException {
        long begun = System.nanoTime();
        long taken = looks.take();
        for (Duration length : FIRST_PAUSES) {
            if (looks.count() < FEWEST_LOOKS || !isOver(begun, FIRST_SPAN)) {
                pauseSince(taken, length);
                taken = looks.take();
            }
        }
        Diagnosis diagnosis = new Diagnosis(looks.snapshots());
        if (diagnosis.isWorthAnotherLook()) {
            soFar.accept(diagnosis.report());
        }
        for (int look = 0;
                look < MOST_LATER_LOOKS
                        && !(look >= FEWEST_LATER_LOOKS && isOver(begun, WHOLE_SPAN))
                        && diagnosis.isWorthAnotherLook();
                look++) {
            pauseSince(taken, LATER_PAUSE);
            taken = looks.take(toWatch(diagnosis, looks));
            diagnosis = new Diagnosis(looks.snapshots());
        }
        return diagnosis.report();
    }

    /** Where there are many, only who tells more: a crowd of 100,000 is looked at as a whole at the first looks alone. */
    private static Set<Long> toWatch(Diagnosis diagnosis, Looks looks)
            throws NotExaminedException, InterruptedException {
        boolean many = looks.snapshots().getLast().threads().size() >= MANY;
        return many ? diagnosis.toWatch().orElse(Set.of()) : Set.of();
    }

    private static boolean isOver(long begun, Duration span) {
        return System.nanoTime() - begun >= span.toNanos();
    }

    /** A look at 100,000 threads takes longer than that already. */
    private void pauseSince(long begun, Duration length) throws InterruptedException {
        Duration left = length.minusNanos(System.nanoTime() - begun);
        pause.pause(left.isNegative() ? Duration.ZERO : left);
    }
}
