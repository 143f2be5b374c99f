package dev.selvedge;

import dev.selvedge.internal.wait.Strand;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Does something again when it has failed, so many times, with pauses that grow. Immutable: every method that adds to the
 * description returns a new one, so one description serves any number of calls, by any threads.
 *
 * {@snippet :
 * Retry patiently = Retry.attempts(5).backoff(Duration.ofMillis(100), Duration.ofSeconds(10)).on(IOException.class);
 * Answer answer = patiently.call(() -> service.ask(question));
 * }
 *
 * <p>The last failure comes out as itself, with the latest {@value #MOST_KEPT} of the earlier ones suppressed in it. Not
 * tried again: what is no {@link Exception}; an {@link InterruptedException}; anything, once the caller is cancelled; and
 * where the {@linkplain Deadline#current() deadline} would pass during the pause. For a time-out of each attempt, open a
 * scope in the body with {@link Scope#within}.
 */
public final class Retry {

    /** How many earlier failures are kept: something that is tried for ever must not fill the memory. */
    private static final int MOST_KEPT = 32;

    /** Of how many equally likely pauses one is drawn. */
    private static final int DRAWS = 1 << 30;

    private final int attempts;
    private final Duration first;
    private final Duration most;

    /** What is tried again; {@code null} for every exception. */
    private final @Nullable Predicate<? super Exception> condition;

    private Retry(int attempts, Duration first, Duration most, @Nullable Predicate<? super Exception> condition) {
        this.attempts = attempts;
        this.first = first;
        this.most = most;
        this.condition = condition;
    }

    // ---- describing it ---------------------------------------------------------------------------------------------

    /**
     * Begins with how often it is tried, without pauses in between, whatever the exception.
     *
     * @param attempts how often at most, the first time included; at least 1
     * @return the description so far
     * @throws IllegalArgumentException if {@code attempts} is less than 1
     */
    public static Retry attempts(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException(
                    "attempts is " + attempts + ": the first time counts, so give at least 1");
        }
        return new Retry(attempts, Duration.ZERO, Duration.ZERO, null);
    }

    /**
     * Pauses between the attempts: each for a random time below a bound, which begins with {@code first} and doubles up to
     * {@code most}. This is exponential backoff with full jitter, after M. Brooker, "Exponential Backoff and Jitter" (AWS
     * Architecture Blog, 2015): those who failed together do not come back together.
     *
     * @param newFirst the bound of the first pause
     * @param newMost the bound that no pause exceeds
     * @return the description with it
     * @throws IllegalArgumentException if {@code first} is negative, or more than {@code most}
     */
    public Retry backoff(Duration newFirst, Duration newMost) {
        Deadlines.checked(newFirst, "first");
        Deadlines.checked(newMost, "most");
        if (newFirst.compareTo(newMost) > 0) {
            throw new IllegalArgumentException("first is " + newFirst + " and most is " + newMost
                    + ": the first bound is the smallest, so give them the other way round");
        }
        return new Retry(attempts, newFirst, newMost, condition);
    }

    /**
     * Tries again only after exceptions of this type, or of another one that was given so. A {@link TaskFailedException}
     * counts as what its task threw, too.
     *
     * @param type the type, subtypes included
     * @return the description with it
     */
    public Retry on(Class<? extends Exception> type) {
        return when(Objects.requireNonNull(type, "type")::isInstance);
    }

    /**
     * Tries again only after exceptions for which this holds, or another condition that was given. For a
     * {@link TaskFailedException}, it is asked for what the task threw, too. If a condition throws, there is no further
     * attempt, and what it threw is suppressed in the failure.
     *
     * @param newCondition whether it is worth another attempt; called on the thread that tries
     * @return the description with it
     */
    public Retry when(Predicate<? super Exception> newCondition) {
        Objects.requireNonNull(newCondition, "condition");
        Predicate<? super Exception> before = condition;
        Predicate<Exception> either = failure -> (before != null && before.test(failure)) || newCondition.test(failure);
        return new Retry(attempts, first, most, either);
    }

    // ---- doing it --------------------------------------------------------------------------------------------------

    /**
     * Runs the body on this thread, and again when it has failed, until it returns or there is no further attempt. Blocks
     * for the pauses, and as the body does.
     *
     * @param body what to do
     * @param <T> the type of its result
     * @param <X> the type of its exception
     * @return what the body returned
     * @throws X the last failure, with the earlier ones suppressed
     * @throws CancelledException if the caller is cancelled before the first attempt, or during a pause; the failures so
     *     far are suppressed in it
     * @throws InterruptedException if the thread is interrupted before the first attempt, or during a pause, the failures
     *     so far suppressed; or if the body throws it
     */
    public <T extends @Nullable Object, X extends Exception> T call(Body<T, X> body) throws X, InterruptedException {
        Objects.requireNonNull(body, "body");
        Strand strand = Waits.checked();
        Deque<Throwable> earlier = new ArrayDeque<>(0);
        for (int failures = 1; ; failures++) {
            try {
                return body.call();
            } catch (Throwable failure) {
                Duration pause = pause(failures, strand);
                if (!isWorthAnother(failure, failures) || !isTimeFor(pause)) {
                    throw Consequences.<X>sneak(telling(failure, earlier));
                }
                keep(failure, earlier);
                await(pause, earlier);
            }
        }
    }

    /**
     * The same, for a body without a result.
     *
     * @param body what to do
     * @param <X> the type of its exception
     * @throws X the last failure, with the earlier ones suppressed
     * @throws CancelledException as for {@link #call}
     * @throws InterruptedException as for {@link #call}
     */
    public <X extends Exception> void run(Action<X> body) throws X, InterruptedException {
        Objects.requireNonNull(body, "body");
        this.<@Nullable Object, X>call(() -> {
            body.run();
            return null;
        });
    }

    private boolean isWorthAnother(Throwable failure, int failures) {
        return failures < attempts
                && failure instanceof Exception exception
                && !(exception instanceof InterruptedException)
                && !Cancellation.isCancelled()
                && (condition == null || meets(condition, exception));
    }

    /** A condition that throws does not hold, and what it threw is told by the failure. */
    private static boolean meets(Predicate<? super Exception> condition, Exception failure) {
        try {
            return condition.test(failure)
                    || (failure instanceof TaskFailedException
                            && failure.getCause() instanceof Exception ofTask
                            && condition.test(ofTask));
        } catch (RuntimeException problem) {
            Suppression.add(failure, problem);
            return false;
        }
    }

    /** Whether the deadline, if there is one, comes after the pause. */
    private static boolean isTimeFor(Duration pause) {
        return Deadline.current().remaining(pause.plusNanos(1)).compareTo(pause) > 0;
    }

    private static void keep(Throwable failure, Deque<Throwable> earlier) {
        if (earlier.size() == MOST_KEPT) {
            earlier.remove();
        }
        earlier.add(failure);
    }

    private static Throwable telling(Throwable last, Deque<Throwable> earlier) {
        earlier.forEach(failure -> Suppression.add(last, failure));
        return last;
    }

    private static void await(Duration pause, Deque<Throwable> earlier) throws InterruptedException {
        try {
            Select.select(Clause.after(pause));
        } catch (InterruptedException e) {
            telling(e, earlier);
            throw e;
        }
    }

    // ---- pauses ----------------------------------------------------------------------------------------------------

    /** A random pause below the bound, with the strand's random choices. */
    Duration pause(int failures, Strand strand) {
        double fraction = strand.random(DRAWS) / (double) DRAWS;
        return Duration.ofNanos((long) (bound(failures).toNanos() * fraction));
    }

    /** What the pause after so many failures is less than. */
    Duration bound(int failures) {
        long top = Deadlines.nanos(most);
        long bound = Deadlines.nanos(first);
        for (int i = 1; i < failures && bound > 0 && bound < top; i++) {
            bound *= 2; // no overflow: the top is at most half of the largest number
        }
        return Duration.ofNanos(Math.min(bound, top));
    }

    // ---- what is tried ---------------------------------------------------------------------------------------------

    /**
     * Something that may fail, with a result.
     *
     * @param <T> the type of its result
     * @param <X> the type of the exception it declares
     */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object, X extends Exception> {

        /**
         * Makes one attempt.
         *
         * @return the result
         * @throws X if it fails
         * @throws InterruptedException if it is interrupted
         */
        T call() throws X, InterruptedException;
    }

    /**
     * Something that may fail, without a result.
     *
     * @param <X> the type of the exception it declares
     */
    @FunctionalInterface
    public interface Action<X extends Exception> {

        /**
         * Makes one attempt.
         *
         * @throws X if it fails
         * @throws InterruptedException if it is interrupted
         */
        void run() throws X, InterruptedException;
    }
}
