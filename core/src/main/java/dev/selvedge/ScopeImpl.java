package dev.selvedge;

import dev.selvedge.internal.wait.CancelCause;
import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.Region;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.Waiter;
import dev.selvedge.spi.TaskListener;
import dev.selvedge.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A scope. Which tasks may start is decided by {@link Admission}, what comes out by {@link Verdict}; here is the life of
 * the scope and of its tasks.
 *
 * <p>A task's end goes in this order, so that whoever sees one step sees the ones before: the failure is noted (from then
 * on, forks give cancelled tasks); the outcome is published (joins return); the scope is cancelled; who asked for it is
 * told; the task is counted out. The scope is over when all are counted out.
 */
final class ScopeImpl implements Scope, Region.Subject, TaskListener.Named {

    /** How many levels of unnamed scopes take part in a name. */
    static final int LEVELS_IN_NAMES = 4;

    private static final Dispatcher VIRTUAL = Dispatcher.virtual();

    private final ScopeBuilder description;
    private final Strand owner;
    private final int numberOfOwner;
    private final @Nullable Long deadline;
    private final long openedAt;
    private final Region region;
    private final Admission admission;
    private final Verdict verdict;

    ScopeImpl(ScopeBuilder description) {
        this.description = description;
        this.owner = Strand.current();
        this.numberOfOwner = owner.countScope();
        this.deadline = Deadlines.endOrNull(owner, description.limit);
        this.openedAt = owner.environment().time().nanoTime();
        this.admission = new Admission(this, description.slots);
        this.region = Region.below(owner.region(), owner, this, deadline);
        this.verdict = new Verdict(this);
    }

    // ---- life ------------------------------------------------------------------------------------------------------

    <T extends @Nullable Object, X extends Exception> T call(Body<T, X> body) throws X, InterruptedException {
        owner.enter(region);
        TimeSource.Alarm alarm = () -> {};
        T result = null;
        Throwable thrown = null;
        boolean ours = false;
        try {
            listener(listener -> listener.scopeOpened(this));
            alarm = Deadlines.arm(owner, region, deadline, this::deadlinePassed);
            result = body.call(this);
        } catch (Throwable t) {
            thrown = t;
            ours = Consequences.ofOurInterrupt(owner, t);
            cancelBecauseOfBody(t);
        }
        boolean interrupted = awaitTasks();
        alarm.cancel();
        Throwable out = verdict.decide(owner, thrown, ours, interrupted);
        owner.leave(out instanceof CancelledException);
        if (interrupted && !verdict.comesOutInterrupted()) {
            Thread.currentThread().interrupt(); // only now: leaving takes back what a cancellation has sent
        }
        listener(listener -> listener.scopeClosed(this));
        if (out != null) {
            throw Consequences.<X>sneak(out);
        }
        return uncheckedNull(result);
    }

    /** The result of a body that returned: {@code null} only if that is what it returned. */
    @SuppressWarnings("NullAway")
    private static <T extends @Nullable Object> T uncheckedNull(@Nullable T result) {
        return result;
    }

    private void cancelBecauseOfBody(Throwable thrown) {
        region.cancel(new CancelCause(
                CancelCause.Kind.BODY_FAILED,
                region,
                "the body of " + describe(),
                "it threw " + thrown,
                owner.environment().time().now(),
                thrown));
    }

    /** Waits for all tasks, then cancels the daemons and waits for them; tells whether the thread was interrupted. */
    private boolean awaitTasks() {
        boolean interrupted = false;
        List<ForkedTask<?>> daemons;
        do {
            interrupted |= awaitNone(false);
            daemons = admission.windDown();
        } while (daemons == null);
        if (!daemons.isEmpty()) {
            for (ForkedTask<?> daemon : daemons) {
                daemon.own().cancel(noTasksLeft(daemon.own()));
            }
            interrupted |= awaitNone(true);
        }
        admission.close();
        return interrupted;
    }

    private CancelCause noTasksLeft(Region origin) {
        return cause(CancelCause.Kind.SCOPE_ENDED, describe(), "its other tasks have ended", origin);
    }

    private boolean awaitNone(boolean daemonsToo) {
        boolean interrupted = false;
        if (admission.isNoneLeft(daemonsToo)) {
            return false;
        }
        Waiter waiter = owner.beginDeaf(admission);
        admission.wakeWhenNoneLeft(waiter, daemonsToo);
        while (!owner.awaitDeaf(waiter)) {
            interrupted = true;
            cancelBecauseOfBody(new InterruptedException(owner.describe() + " was interrupted"));
        }
        return interrupted;
    }

    private void deadlinePassed() {
        if (admission.isClosed()) {
            return;
        }
        verdict.deadlinePassed();
        Deadlines.cancel(owner, region, describe(), description.limit);
    }

    /** Whether the exception is what this scope's own deadline gave, and not that of a scope inside. */
    boolean isOwnDeadline(Throwable exception) {
        return verdict.isOwnDeadline(exception);
    }

    // ---- forking ---------------------------------------------------------------------------------------------------

    @Override
    public <T extends @Nullable Object> Task<T> fork(Callable<? extends T> body) throws InterruptedException {
        return forkVirtual(null, Objects.requireNonNull(body, "body"), body);
    }

    @Override
    public <T extends @Nullable Object> Task<T> fork(String name, Callable<? extends T> body)
            throws InterruptedException {
        Objects.requireNonNull(name, "name");
        return forkVirtual(name, Objects.requireNonNull(body, "body"), body);
    }

    @Override
    public Task<@Nullable Void> fork(Task.Action body) throws InterruptedException {
        return forkVirtual(null, callable(body), body);
    }

    @Override
    public Task<@Nullable Void> fork(String name, Task.Action body) throws InterruptedException {
        Objects.requireNonNull(name, "name");
        return forkVirtual(name, callable(body), body);
    }

    private <T extends @Nullable Object> Task<T> forkVirtual(
            @Nullable String name, Callable<? extends T> body, Object code) throws InterruptedException {
        Strand forker = member();
        return fork(forker, name, body, code, VIRTUAL, admission.await(forker));
    }

    @Override
    public <T extends @Nullable Object> Task<T> fork(Dispatcher dispatcher, String name, Callable<? extends T> body)
            throws InterruptedException {
        return forkOn(dispatcher, name, Objects.requireNonNull(body, "body"), body);
    }

    @Override
    public Task<@Nullable Void> fork(Dispatcher dispatcher, String name, Task.Action body) throws InterruptedException {
        return forkOn(dispatcher, name, callable(body), body);
    }

    private <T extends @Nullable Object> Task<T> forkOn(
            Dispatcher dispatcher, String name, Callable<? extends T> body, Object code) throws InterruptedException {
        Objects.requireNonNull(dispatcher, "dispatcher");
        Objects.requireNonNull(name, "name");
        Strand forker = member();
        return fork(forker, name, body, code, dispatcher, await(forker, dispatcher));
    }

    /** Waits for a place within the limit, and then for one on the dispatcher. */
    private Admission.Ticket await(Strand forker, Dispatcher dispatcher) throws InterruptedException {
        Admission.Ticket ticket = admission.await(forker);
        if (ticket.answer() != Admission.Answer.ADMITTED) {
            return ticket;
        }
        try {
            dispatcher.enter(forker);
            return ticket;
        } catch (Throwable thrown) {
            admission.takeBack(ticket);
            if (thrown instanceof CancelledException && refusesWork()) {
                return new Admission.Ticket(Admission.Answer.CANCELLED, ticket.number());
            }
            throw thrown;
        }
    }

    @Override
    public <T extends @Nullable Object> @Nullable Task<T> tryFork(String name, Callable<? extends T> body) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(body, "body");
        Strand forker = member();
        Admission.Ticket ticket = admission.ask();
        return ticket.answer() == Admission.Answer.FULL ? null : fork(forker, name, body, body, VIRTUAL, ticket);
    }

    @Override
    public Task<@Nullable Void> forkDaemon(String name, Task.Action body) {
        Objects.requireNonNull(name, "name");
        Callable<@Nullable Void> callable = callable(body);
        return fork(member(), name, callable, body, VIRTUAL, admission.askForDaemon());
    }

    private static Callable<@Nullable Void> callable(Task.Action body) {
        Objects.requireNonNull(body, "body");
        return () -> {
            body.run();
            return null;
        };
    }

    /** The current strand, which must be inside the scope. */
    private Strand member() {
        Strand strand = Strand.current();
        if (!strand.region().isWithin(region)) {
            admission.ensureOpen();
            throw new IllegalStateException(strand.describe() + " is not inside " + describe()
                    + ": only the scope's body and its tasks may fork in it; hand work to them over a channel");
        }
        return strand;
    }

    private <T extends @Nullable Object> Task<T> fork(
            Strand forker,
            @Nullable String name,
            Callable<? extends T> body,
            Object code,
            Dispatcher dispatcher,
            Admission.Ticket ticket) {
        ForkedTask<T> task = make(forker, name, body, code, dispatcher, ticket);
        if (ticket.answer() == Admission.Answer.CANCELLED) {
            return task.cancelledBefore(whyNoMoreTasks());
        }
        TaskListener listener = owner.environment().listener();
        if (listener.listens()) {
            listener.taskForked(this, task);
        }
        try {
            dispatcher.start(task);
        } catch (Throwable noThread) {
            task.notStarted();
            end(task, new Outcome.Failure<>(noThread));
        }
        return task;
    }

    private <T extends @Nullable Object> ForkedTask<T> make(
            Strand forker,
            @Nullable String name,
            Callable<? extends T> body,
            Object code,
            Dispatcher dispatcher,
            Admission.Ticket ticket) {
        boolean daemon = ticket.answer() == Admission.Answer.ADMITTED_DAEMON;
        try {
            Callable<? extends T> carrying = Carriers.wrap(body);
            ForkSite site = ForkSites.of(code);
            ForkedTask<T> task = dispatcher.suspends()
                    ? new ConfinedTask<>(this, forker, name, ticket.number(), daemon, carrying, site)
                    : new ForkedTask<>(this, forker, name, ticket.number(), daemon, carrying, site);
            task.own().attach();
            if (daemon && admission.addDaemon(task)) {
                task.own().cancel(noTasksLeft(task.own()));
            }
            return task;
        } catch (Throwable noMemory) {
            if (ticket.answer() == Admission.Answer.ADMITTED) {
                dispatcher.leave();
            }
            admission.takeBack(ticket);
            throw noMemory;
        }
    }

    private CancelCause whyNoMoreTasks() {
        CancelCause why = region.cause();
        if (why != null) {
            return why;
        }
        CancelCause failure = verdict.failureCause();
        return failure != null ? failure : noTasksLeft(region);
    }

    // ---- the end of a task -----------------------------------------------------------------------------------------

    /** Called once for each task that was admitted, when its body is through. */
    void end(ForkedTask<?> task, Outcome<?> outcome) {
        CancelCause toCancel = null;
        if (outcome instanceof Outcome.Failure<?>(Throwable exception)) {
            toCancel = noteFailure(task, exception);
        }
        List<Node> settled = task.publish(outcome);
        if (toCancel != null) {
            region.cancel(toCancel);
        }
        task.own().end();
        TaskListener listener = owner.environment().listener();
        if (listener.listens()) {
            listener.taskEnded(this, task, ForkedTask.stateOf(outcome));
        }
        task.tell(settled);
        admission.countOut(task.daemon);
    }

    /** The cause to cancel the scope with, or {@code null} if it goes on. */
    private @Nullable CancelCause noteFailure(ForkedTask<?> task, Throwable exception) {
        if (description.supervised) {
            handle(task, exception);
            verdict.note(task, exception, null);
            return null;
        }
        CancelCause cause = new CancelCause(
                CancelCause.Kind.TASK_FAILED,
                region,
                task.describe(),
                "it failed with " + exception,
                owner.environment().time().now(),
                exception);
        return verdict.note(task, exception, cause) ? cause : null;
    }

    private void handle(ForkedTask<?> task, Throwable exception) {
        if (description.failureHandler == null) {
            return;
        }
        try {
            description.failureHandler.accept(task, exception);
            task.markSeen();
        } catch (Throwable problem) {
            if (!Consequences.isInChain(exception, problem)) {
                exception.addSuppressed(problem);
            }
        }
    }

    // ---- the rest --------------------------------------------------------------------------------------------------

    @Override
    public boolean cancel(String reason) {
        Objects.requireNonNull(reason, "reason");
        admission.ensureOpen();
        return region.cancel(requested(region, reason));
    }

    /** The cause of a cancellation that the current strand asks for. */
    CancelCause requested(Region origin, String reason) {
        return cause(CancelCause.Kind.REQUESTED, Strand.current().describe(), reason, origin);
    }

    private CancelCause cause(CancelCause.Kind kind, String canceller, String reason, Region origin) {
        return new CancelCause(
                kind, origin, canceller, reason, owner.environment().time().now(), null);
    }

    @Override
    public boolean isCancelled() {
        Strand.switchPoint();
        return region.isCancelled();
    }

    /** Whether forks give cancelled tasks from now on. */
    boolean refusesWork() {
        return region.isCancelled() || verdict.failureCause() != null;
    }

    @Override
    public String name() {
        return name(LEVELS_IN_NAMES);
    }

    /** The name it was given, or one made from that of its owner, who may be unnamed as well, and so on. */
    String name(int levels) {
        if (description.name != null) {
            return description.name;
        }
        return (levels == 0 ? "…" : owner.name(levels - 1)) + "/" + numberOfOwner;
    }

    boolean isSupervised() {
        return description.supervised;
    }

    @Override
    public String describe() {
        return "scope '" + name() + "'";
    }

    @Override
    public String toString() {
        return describe() + " (" + admission.describeState() + ")";
    }

    Inspection.OpenScope inspect() {
        long now = owner.environment().time().nanoTime();
        return new Inspection.OpenScope(
                this,
                name(),
                owner,
                owner.thread(),
                Duration.ofNanos(now - openedAt),
                deadline == null ? null : Duration.ofNanos(deadline - now),
                Cancellation.ofOrNull(region.cause()));
    }

    /** What comes out once its own deadline has passed. */
    DeadlineExceededException deadlineExceeded() {
        return Deadlines.exceeded(describe(), description.limit);
    }

    /** The tasks that have not ended. */
    List<Strand> strands() {
        return region.children().stream()
                .map(Region::subject)
                .filter(Strand.class::isInstance)
                .map(Strand.class::cast)
                .toList();
    }

    Region region() {
        return region;
    }

    private void listener(Consumer<TaskListener> event) {
        TaskListener listener = owner.environment().listener();
        if (listener.listens()) {
            event.accept(listener);
        }
    }
}
