package dev.selvedge;

import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.Operation;
import dev.selvedge.internal.wait.WaitQueue;
import dev.selvedge.internal.wait.Waitable;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stage of the JDK, as something to wait for. There is one for each future, which it asks once to be told: a
 * future has no way to forget who asked, so a select that loses must leave nothing there.
 */
final class StageEnd extends Waitable {

    /** A future holds its end as long as it is not done; nobody else holds either. */
    private static final ConcurrentMap<Key, WeakReference<StageEnd>> KNOWN = new ConcurrentHashMap<>();

    private static final ReferenceQueue<CompletableFuture<?>> COLLECTED = new ReferenceQueue<>();

    /** How it ended. */
    private record Result(@Nullable Object value, @Nullable Throwable problem) {}

    private final String description;

    /** Set once, under the lock. */
    private volatile @Nullable Result result;

    /** Guarded by the lock. */
    private final WaitQueue waiters = new WaitQueue();

    private StageEnd(CompletionStage<?> stage) {
        this.description = "a " + stage.getClass().getSimpleName();
    }

    /** The end of a stage. Only futures of the JDK are known again: what else a stage is equal to, nobody can say. */
    static StageEnd of(CompletionStage<?> stage) {
        return stage instanceof CompletableFuture<?> future ? ofFuture(future) : new StageEnd(stage).asking(stage);
    }

    private static StageEnd ofFuture(CompletableFuture<?> future) {
        forgetCollected();
        StageEnd made = new StageEnd(future);
        WeakReference<StageEnd> mine = new WeakReference<>(made);
        WeakReference<StageEnd> current =
                KNOWN.compute(new Key(future), (key, known) -> known == null || known.refersTo(null) ? mine : known);
        StageEnd end = current.get();
        // where this one is known from now on, it asks; it may not be asked for within the map, as that runs foreign
        // code
        return end == null || end == made ? made.asking(future) : end;
    }

    private static void forgetCollected() {
        for (Object key = COLLECTED.poll(); key != null; key = COLLECTED.poll()) {
            KNOWN.remove(key);
        }
    }

    /** A future and no other that it may be equal to; does not keep it. */
    private static final class Key extends WeakReference<CompletableFuture<?>> {

        private final int hash;

        Key(CompletableFuture<?> future) {
            super(future, COLLECTED);
            this.hash = System.identityHashCode(future);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            CompletableFuture<?> future = get();
            return future != null && other instanceof Key key && key.refersTo(future);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private StageEnd asking(CompletionStage<?> stage) {
        var _ = stage.whenComplete(this::done);
        return this;
    }

    private void done(@Nullable Object value, @Nullable Throwable problem) {
        List<Node> settled = new ArrayList<>(1);
        Result how = new Result(value, problem);
        lock();
        try {
            result = how;
            waiters.settleAll(how, settled);
        } finally {
            unlock();
        }
        for (Node node : settled) {
            node.waiter().wake();
        }
    }

    /** The value of a node that was done, or the exception that says why there is none. */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
    }) // the value is that of the stage, null or not
    static <T extends @Nullable Object> T valueOf(@Nullable Object item) {
        Result how = (Result) Objects.requireNonNull(item);
        Throwable problem = how.problem;
        if (problem == null) {
            return (T) how.value;
        }
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof CancellationException cancellation) {
            throw cancellation;
        }
        throw new CompletionException(cause);
    }

    @Override
    public String describe() {
        return description;
    }

    static Operation operation() {
        return Done.OPERATION;
    }

    private enum Done implements Operation {
        OPERATION;

        @Override
        public boolean tryNow(Node node) {
            node.item = ((StageEnd) node.at).result;
            return node.item != null;
        }

        @Override
        public boolean isFailed(Waitable at) {
            Result how = ((StageEnd) at).result;
            return how != null && how.problem != null;
        }

        @Override
        public void enqueue(Node node) {
            ((StageEnd) node.at).waiters.add(node);
        }

        @Override
        public void dequeue(Node node) {
            ((StageEnd) node.at).waiters.remove(node);
        }

        @Override
        public String describe() {
            return "wait for the end";
        }
    }
}
