package dev.selvedge.doctor.agent;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two eyes, for programs of many threads: each looks at one half of them, on a processor of its own, as walking stacks is what a look takes longest
 * for. The same half at each look, so that each remembers what it saw.
 */
final class Eyes {

    private static final int MANY = 5_000;
    private static final int MOST_STACKS = 10_000;

    private final ConcurrentMap<List<StackTraceElement>, List<StackTraceElement>> stacks = new ConcurrentHashMap<>();
    private final List<Eye> eyes = List.of(new Eye(stacks), new Eye(stacks));

    /** To be called before each look, once the packages are open. */
    void open() {
        if (stacks.size() > MOST_STACKS) {
            stacks.clear();
        }
        eyes.forEach(Eye::open);
    }

    /** What each thread is doing, in the same order, with {@code null} for those that have ended. */
    @Nullable
    Look[] at(List<Thread> threads) {
        @Nullable Look[] looks = new Look[threads.size()];
        FutureTask<Boolean> second = new FutureTask<>(() -> look(1, threads, looks), true);
        boolean alone = threads.size() < MANY || Runtime.getRuntime().availableProcessors() == 1;
        if (!alone) {
            Thread thread = new Thread(second, "selvedge-doctor-second-eye");
            thread.setDaemon(true);
            thread.start();
        }
        look(0, threads, looks);
        if (alone) {
            second.run();
        }
        await(second);
        return looks;
    }

    private void look(int which, List<Thread> threads, @Nullable Look[] looks) {
        Eye eye = eyes.get(which);
        IntStream.range(0, looks.length)
                .filter(i -> (threads.get(i).threadId() & 1) == which)
                .forEach(i -> looks[i] = eye.at(threads.get(i)));
    }

    /** What goes wrong in the second is the failure of the whole look: half of the threads is no picture. */
    private static void await(FutureTask<?> second) {
        boolean interrupted = false;
        while (true) {
            try {
                second.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true; // the look is finished all the same
            } catch (ExecutionException e) {
                throw new IllegalStateException("half of the threads could not be looked at: " + e.getCause(), e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Remembers those who may lie the same at the next look. */
    void remember(List<Look> looks) {
        for (int which = 0; which < eyes.size(); which++) {
            int half = which;
            eyes.get(which)
                    .remember(looks.stream()
                            .filter(look -> (look.thread().threadId() & 1) == half)
                            .toList());
        }
    }

    /** Whether they see monitors. */
    boolean areKeen() {
        return eyes.getFirst().isKeen();
    }

    /** How long the longest look took: no thread was stopped longer than that. */
    long longestNanos() {
        return eyes.stream().mapToLong(Eye::longestNanos).max().orElse(0);
    }
}
