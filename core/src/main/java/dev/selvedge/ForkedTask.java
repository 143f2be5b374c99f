package dev.selvedge;

import dev.selvedge.internal.wait.CancelCause;
import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.Operation;
import dev.selvedge.internal.wait.Region;
import dev.selvedge.internal.wait.Selection;
import dev.selvedge.internal.wait.Signal;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.WaitQueue;
import dev.selvedge.internal.wait.Waitable;
import dev.selvedge.internal.wait.Waiter;
import dev.selvedge.spi.TaskListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A task: the strand that runs it, and the thing that others wait for until it has ended. */
sealed class ForkedTask<T extends @Nullable Object> extends Strand implements Task<T>, Runnable, TaskListener.Named
        permits ConfinedTask {

    /** Chains of forkers are cut at this length: a task may fork its successor for ever. */
    private static final int MOST_LEVELS = 32;

    private final ScopeImpl scope;
    private final @Nullable String givenName;
    private final long number;
    private final ForkSite site;

    /** The task that forked it, where there is one and the chain is kept. */
    private final @Nullable ForkedTask<?> forker;

    /** How many tasks are above it. */
    private final int level;

    /** Its own region; those of scopes that it opens are below. */
    private final Region own;

    /** Whether it is cancelled once only daemons are left. */
    final boolean daemon;

    /** {@code null} once it has begun, so that what it holds can be collected. Only for the task's thread, after the start. */
    private @Nullable Callable<? extends T> body;

    /** Guarded by the lock; {@code null} until somebody waits. */
    private @Nullable WaitQueue joiners;

    /** Set once, under the lock; read by anybody. */
    private volatile @Nullable Outcome<T> outcome;

    /** Whether somebody was told of its failure. */
    private volatile boolean seen;

    ForkedTask(
            ScopeImpl scope,
            Strand forker,
            @Nullable String givenName,
            long number,
            boolean daemon,
            Callable<? extends T> body,
            ForkSite site) {
        super(forker, scope.region());
        this.scope = scope;
        this.givenName = givenName;
        this.number = number;
        this.daemon = daemon;
        this.body = body;
        this.site = site;
        this.level = forker instanceof ForkedTask<?> task ? task.level + 1 : 0;
        this.forker = forker instanceof ForkedTask<?> task && level % MOST_LEVELS != 0 ? task : null;
        this.own = region();
    }

    // ---- running ---------------------------------------------------------------------------------------------------

    /** What its thread does. */
    @Override
    public void run() {
        runOnCurrentThread(() -> {
            Outcome<T> outcome = attempt();
            letGoOfAll();
            scope.end(this, outcome);
        });
    }

    private Outcome<T> attempt() {
        Callable<? extends T> toRun = Objects.requireNonNull(body);
        body = null;
        CancelCause already = own.cause();
        if (already != null) {
            return new Outcome.Cancelled<>(Cancellation.of(already));
        }
        try {
            T value = toRun.call();
            return new Outcome.Success<>(value); // not before: it would lie there for as long as the body takes
        } catch (Throwable thrown) {
            return outcomeOf(thrown);
        }
    }

    private Outcome<T> outcomeOf(Throwable thrown) {
        CancelCause cause = own.cause();
        if (cause != null && (Consequences.tellsOf(cause, thrown) || Consequences.isInterruption(thrown))) {
            return new Outcome.Cancelled<>(Cancellation.of(cause));
        }
        return new Outcome.Failure<>(thrown);
    }

    /** Lets go of what it was to hold, because no thread could be had for it. */
    void notStarted() {
        letGoOfAll();
    }

    /** Ends it without ever running it. */
    Task<T> cancelledBefore(CancelCause cause) {
        body = null;
        publish(new Outcome.Cancelled<>(Cancellation.of(cause)));
        own.end();
        return this;
    }

    /** Makes the outcome known, and wakes those who wait for it; returns what {@link #tell} is to be given, once the scope knows as well. */
    List<Node> publish(Outcome<?> ended) {
        @SuppressWarnings("unchecked")
        Outcome<T> mine = (Outcome<T>) ended;
        List<Node> settled = List.of();
        lock();
        try {
            outcome = mine;
            if (joiners != null) {
                settled = new ArrayList<>(1);
                joiners.settleAll(mine, settled);
            }
        } finally {
            unlock();
        }
        for (Node node : settled) {
            node.waiter().wake();
        }
        return settled;
    }

    /** Runs the actions that were to be run at its end. */
    void tell(List<Node> settled) {
        for (Node node : settled) {
            if (node.effects instanceof Runnable action) {
                try {
                    action.run();
                } catch (Throwable problem) {
                    environment().listener().problem("an action at the end of " + describe() + " failed", problem);
                }
            }
        }
    }

    @Override
    public void whenEnded(Runnable action) {
        Objects.requireNonNull(action, "action");
        switchPoint();
        Node node = new Node(Waiter.deaf(Strand.current()), this, Done.OPERATION, null); // nobody parks at it
        node.effects = action;
        if (!enqueueUnlessEnded(node)) {
            action.run();
        }
    }

    private boolean enqueueUnlessEnded(Node node) {
        lock();
        try {
            if (outcome != null) {
                return false;
            }
            Done.OPERATION.enqueue(node);
            return true;
        } finally {
            unlock();
        }
    }

    // ---- waiting for it --------------------------------------------------------------------------------------------

    @Override
    public T join() throws InterruptedException {
        return valueOf(outcomeOrWait());
    }

    @Override
    public Outcome<T> outcome() throws InterruptedException {
        return noted(outcomeOrWait());
    }

    @Override
    public @Nullable Outcome<T> tryOutcome() {
        switchPoint();
        Outcome<T> known = outcome;
        return known == null ? null : noted(known);
    }

    @Override
    public boolean isDone() {
        switchPoint();
        return outcome != null;
    }

    private Outcome<T> noted(Outcome<T> known) {
        if (known instanceof Outcome.Failure) {
            seen = true;
        }
        return known;
    }

    /** The value, or the exception that says why there is none. */
    private T valueOf(Outcome<T> known) throws InterruptedException {
        return switch (known) {
            case Outcome.Success<T>(T value) -> value;
            case Outcome.Failure<T>(Throwable exception) -> {
                seen = true;
                throw new TaskFailedException(this, exception);
            }
            case Outcome.Cancelled<T>(Cancellation cancellation) -> {
                Strand caller = Strand.current();
                if (caller.region().isCancelled()) {
                    throw Cancellation.exception(caller, Signal.CANCELLED);
                }
                throw new TaskCancelledException(this, cancellation);
            }
        };
    }

    private Outcome<T> outcomeOrWait() throws InterruptedException {
        switchPoint();
        Outcome<T> known = outcome;
        if (known != null) {
            return known;
        }
        Strand caller = Strand.current();
        Signal signal = caller.checkpoint();
        if (signal != null) {
            known = outcome; // what is known by now wins over a cancellation that came after it
            if (known != null && signal == Signal.CANCELLED) {
                return known;
            }
            throw Cancellation.exception(caller, signal);
        }
        Node node = new Node(Waiter.of(caller), this, Done.OPERATION, null);
        node.waiter().blockedOn(node);
        lock();
        try {
            known = outcome;
            if (known != null) {
                return known;
            }
            caller.begin(node.waiter());
            Done.OPERATION.enqueue(node);
        } finally {
            unlock();
        }
        return awaitEnd(caller, node);
    }

    private Outcome<T> awaitEnd(Strand caller, Node node) throws InterruptedException {
        ForkedTask<?> inTheWay = SelfWait.find(this, caller);
        if (inTheWay != null) {
            node.waiter().settle(Signal.SELF_WAIT);
        }
        caller.await(node.waiter());
        if (node.waiter().state() == node) {
            return Objects.requireNonNull(outcome);
        }
        Selection.leaveQueue(node);
        if (node.waiter().state() == Signal.SELF_WAIT) {
            throw SelfWait.exception(this, caller, Objects.requireNonNull(inTheWay));
        }
        throw Cancellation.exception(
                caller, (Signal) Objects.requireNonNull(node.waiter().state()));
    }

    // ---- as a clause -----------------------------------------------------------------------------------------------

    @Override
    public Clause<T> onDone() {
        return onDone(value -> value);
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onDone(Clause.Handler<? super T, ? extends R> handler) {
        Objects.requireNonNull(handler, "handler");
        return clause(known -> handler.handle(valueOf(known)));
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onOutcome(Clause.Handler<? super Outcome<T>, ? extends R> handler) {
        Objects.requireNonNull(handler, "handler");
        return clause(known -> handler.handle(noted(known)));
    }

    @SuppressWarnings("unchecked")
    private <R extends @Nullable Object> Clause<R> clause(Clause.Handler<Outcome<T>, R> handler) {
        return new Clause<>(
                this, Done.OPERATION, null, item -> handler.handle((Outcome<T>) Objects.requireNonNull(item)));
    }

    private enum Done implements Operation {
        OPERATION;

        @Override
        public boolean tryNow(Node node) {
            node.item = ((ForkedTask<?>) node.at).outcome;
            return node.item != null;
        }

        @Override
        public boolean isFailed(Waitable at) {
            return ((ForkedTask<?>) at).outcome instanceof Outcome.Failure;
        }

        @Override
        public void enqueue(Node node) {
            ForkedTask<?> task = (ForkedTask<?>) node.at;
            WaitQueue queue = task.joiners;
            if (queue == null) {
                queue = new WaitQueue();
                task.joiners = queue;
            }
            queue.add(node);
        }

        @Override
        public void dequeue(Node node) {
            WaitQueue queue = ((ForkedTask<?>) node.at).joiners;
            if (queue != null) {
                queue.remove(node);
            }
        }

        @Override
        public String describe() {
            return "join";
        }
    }

    // ---- the rest --------------------------------------------------------------------------------------------------

    @Override
    public boolean cancel(String reason) {
        Objects.requireNonNull(reason, "reason");
        return !isDone() && own.cancel(scope.requested(own, reason));
    }

    @Override
    public String name() {
        return name(ScopeImpl.LEVELS_IN_NAMES);
    }

    @Override
    public String name(int levels) {
        return givenName != null ? givenName : scope.name(levels) + "#" + number;
    }

    /** The name for its thread, empty if it was given none. */
    String threadName() {
        return givenName != null ? givenName : "";
    }

    @Override
    public String describe() {
        return "task '" + name() + "'" + (givenName == null ? "" : " of " + scope.describe());
    }

    @Override
    public List<Strand> holders() {
        return outcome == null ? List.of(this) : List.of();
    }

    @Override
    public String toString() {
        Outcome<T> known = outcome;
        String state = known == null ? (own.isCancelled() ? "being cancelled" : "running") : stateOf(known);
        return describe() + " (" + state + ")";
    }

    static String stateOf(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Success<?> success -> "success";
            case Outcome.Failure<?> failure -> "failure";
            case Outcome.Cancelled<?> cancelled -> "cancelled";
        };
    }

    @Override
    public List<StackTraceElement> forkTrace() {
        return site.frames();
    }

    Inspection.Membership membership() {
        return new Inspection.Membership(name(), daemon, Cancellation.ofOrNull(own.cause()), scope.inspect());
    }

    ScopeImpl scope() {
        return scope;
    }

    Region own() {
        return own;
    }

    /** Where it was forked, for messages: a line for each task, from this one up to the root. */
    String describeForks() {
        StringBuilder lines = new StringBuilder();
        for (ForkedTask<?> task = this; task != null; task = task.forker) {
            lines.append("\n    forked at ").append(task.site.describe());
            if (task.forker != null) {
                lines.append(" by ").append(task.forker.describe());
            } else if (task.level > 0) {
                lines.append(", ").append(task.level).append(" levels below the root");
            }
        }
        return lines.toString();
    }

    boolean isSeen() {
        return seen;
    }

    void markSeen() {
        seen = true;
    }
}
