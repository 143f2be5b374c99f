package dev.selvedge.loop.bridge;

import dev.selvedge.Cancellation;
import dev.selvedge.Scope;
import dev.selvedge.Taker;
import dev.selvedge.Task;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One subscription at a publisher of ours: a task that takes elements from the source as far as its subscriber asks for
 * them. All signals come from that task, so they never overlap; {@code request} and {@code cancel} come from any
 * thread.
 *
 * <p>A failure of the source goes to the subscriber, and to nobody else: it has been told to who waits for the
 * elements. A failure of the subscriber, which must not throw (rule 2.13), is one of the task: there is nobody else to
 * tell.
 */
final class Outflow<T> implements Flow.Subscription, Source.Outlet<T> {

    private final Source<? extends T> source;
    private final Requests requests = new Requests();

    /** Let go of at the end (rule 3.13). Written by whoever has won {@link #begun}. */
    private volatile Flow.@Nullable Subscriber<? super T> subscriber;

    /** Whether somebody signals: the task, or, where its body never runs, who finds that out. */
    private final AtomicBoolean begun = new AtomicBoolean();

    /** The task, once the fork has returned. */
    private volatile @Nullable Task<?> task;

    /** Set once, by the subscriber: it wants no more, or has broken a rule. */
    private volatile boolean stopped;

    /** Set before {@link #stopped}, where the subscriber is to be told. */
    private volatile @Nullable RuntimeException refusal;

    /** What came out of the subscriber. The task's alone. */
    private @Nullable Throwable thrownBySubscriber;

    Outflow(Source<? extends T> source, Flow.Subscriber<? super T> subscriber) {
        this.source = source;
        this.subscriber = subscriber;
    }

    /** Forks the task; waits where the scope's limit says so. The subscriber is told, whatever becomes of the fork. */
    void begin(Scope scope) throws InterruptedException {
        try {
            Task<?> forked = scope.fork("subscription", this::run);
            forked.whenEnded(this::refuseIfNotBegun);
            task = forked;
            if (stopped) {
                cancelTask(forked);
            }
        } catch (InterruptedException | RuntimeException e) {
            refuseIfNotBegun();
            throw e;
        }
    }

    private void refuseIfNotBegun() {
        Flow.Subscriber<? super T> refused = subscriber;
        if (begun.compareAndSet(false, true) && refused != null) {
            subscriber = null;
            refuse(refused);
        }
    }

    /** Tells a subscriber that nothing will come: by rule 1.9, not before it was given a subscription. */
    static void refuse(Flow.Subscriber<?> refused) {
        refused.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        });
        refused.onError(new CancellationException(
                "nothing will be published: the publisher's scope has ended, or was cancelled."
                        + " Subscribe while it is open"));
    }

    // ---- the task --------------------------------------------------------------------------------------------------

    private void run() throws Exception {
        Flow.Subscriber<? super T> served = subscriber;
        if (!begun.compareAndSet(false, true) || served == null) {
            return;
        }
        try {
            served.onSubscribe(this);
            signalAll(served);
        } finally {
            subscriber = null;
        }
    }

    private void signalAll(Flow.Subscriber<? super T> served) throws Exception {
        try {
            source.writeTo(this);
        } catch (Throwable thrown) {
            signalEnd(served, thrown);
            return;
        }
        if (stopped) {
            tellRefusal(served);
        } else {
            served.onComplete();
        }
    }

    /** The source has not come to its end. */
    private void signalEnd(Flow.Subscriber<? super T> served, Throwable thrown) throws Exception {
        if (thrown == thrownBySubscriber) {
            throw Failures.<RuntimeException>sneak(thrown);
        }
        if (stopped) {
            tellRefusal(served);
            if (!(thrown instanceof InterruptedException)) {
                Taker.current()
                        .report("a publisher failed after its subscriber had cancelled, and nobody is left to tell: "
                                + thrown);
            }
            Cancellation.check();
            return;
        }
        served.onError(thrown);
        Cancellation.check(); // that the scope was cancelled is not lost by having been told to the subscriber
    }

    private void tellRefusal(Flow.Subscriber<? super T> served) {
        RuntimeException why = refusal;
        if (why != null) {
            served.onError(why);
        }
    }

    @Override
    public Requests requests() {
        return requests;
    }

    @Override
    public void signal(T element) {
        Flow.Subscriber<? super T> served = Objects.requireNonNull(subscriber);
        try {
            served.onNext(element);
        } catch (Throwable thrown) {
            thrownBySubscriber = thrown;
            throw thrown;
        }
    }

    // ---- the subscriber --------------------------------------------------------------------------------------------

    @Override
    public void request(long n) {
        if (n > 0) {
            requests.add(n);
            return;
        }
        if (!stopped) {
            refusal = new IllegalArgumentException(
                    "n is " + n + ": a subscriber asks for at least 1 element (rule 3.9 of Reactive Streams)");
            stop();
        }
    }

    @Override
    public void cancel() {
        stop();
    }

    private void stop() {
        stopped = true;
        requests.close(); // at once: the task may not be known yet, or be busy, and is cancelled then
        Task<?> running = task;
        if (running != null) {
            cancelTask(running);
        }
    }

    private static void cancelTask(Task<?> running) {
        running.cancel("its subscriber wants no more");
    }
}
