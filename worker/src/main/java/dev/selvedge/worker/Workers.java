package dev.selvedge.worker;

import com.fasterxml.jackson.databind.JavaType;
import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.sync.Event;
import dev.selvedge.worker.internal.data.Vocabulary;
import dev.selvedge.worker.internal.stream.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A pool of child processes, warm and ready for jobs. It belongs to a scope, and no child outlives that: not when the scope fails,
 * not when it is cancelled, and not when this JVM is killed.
 *
 * {@snippet :
 * Scope.run(scope -> {
 *     Workers images = Workers.pool("images").size(2).maxHeap("256m").allow(Thumbnail.class).open(scope);
 *     Task<byte[]> small = images.fork(scope, new Thumbnail(file, 128));
 *     show(small.join());
 * });
 * }
 *
 * <p>A job that fails fails its task with {@link RemoteException}; one whose process ends, with {@link WorkerEndedException}, and
 * another process takes the place of that. Either way, the other jobs go on, as far as their scopes let them.
 *
 * <p>A job that is cancelled, also by its deadline, is cancelled in the child as well. Its task ends when the job has ended there; if
 * that takes longer than the {@linkplain WorkersBuilder#grace grace}, the process is killed.
 */
public final class Workers implements AutoCloseable {

    private final Settings settings;
    private final Vocabulary vocabulary;
    private final Channel<Assignment> queue;
    private final Event closing;
    private final Children children;
    private final AtomicInteger lastNumber = new AtomicInteger();

    private Workers(Settings settings, Vocabulary vocabulary) {
        this.settings = settings;
        this.vocabulary = vocabulary;
        this.closing = Event.named("close of " + describe());
        this.queue = queue(settings);
        this.children = new Children(settings);
    }

    private static Channel<Assignment> queue(Settings settings) {
        var description =
                Channel.named("jobs of pool '" + settings.name + "'").<Assignment>onUndelivered(Assignment::poolClosed);
        return settings.places() == 0 ? description.rendezvous() : description.buffered(settings.places());
    }

    /**
     * Begins to describe a pool.
     *
     * @param name its name, for messages, labels and diagnosis
     * @return the description so far
     */
    public static WorkersBuilder pool(String name) {
        return new WorkersBuilder(name);
    }

    static Workers open(Settings settings, Scope scope) {
        if (settings.allowed.isEmpty()) {
            throw new IllegalArgumentException(
                    "pool '" + settings.name + "' allows no job: name the classes of its jobs in allow(...)");
        }
        Vocabulary vocabulary =
                new Vocabulary(Job.class, settings.allowed, SharedLocals.of(settings.context), settings.maxMessage);
        Workers workers = new Workers(settings, vocabulary);
        workers.children.start(scope, workers.queue, workers.closing);
        return workers;
    }

    /**
     * Runs a job in a child. Blocks while as many jobs wait for a child as {@linkplain WorkersBuilder#waiting may}.
     *
     * @param scope the scope of the task: the pool's, or one inside it
     * @param job the job
     * @param <R> the type of its result
     * @return the task
     * @throws IllegalArgumentException if the job is not allowed, or can't cross
     * @throws IllegalStateException if the pool is closed, or as for {@link Scope#fork}
     * @throws dev.selvedge.CancelledException if the caller is cancelled while it waits; the task is cancelled
     * @throws InterruptedException if the thread is interrupted while it waits; the task is cancelled
     */
    public <R extends @Nullable Object> Task<R> fork(Scope scope, Job<R> job) throws InterruptedException {
        return fork(scope, Objects.requireNonNull(job, "job").getClass().getSimpleName(), job);
    }

    /**
     * The same, for a task with a name.
     *
     * @param scope the scope of the task: the pool's, or one inside it
     * @param name the task's name, for messages and diagnosis, here and in the child
     * @param job the job
     * @param <R> the type of its result
     * @return the task
     * @throws IllegalArgumentException if the job is not allowed, or can't cross
     * @throws IllegalStateException if the pool is closed, or as for {@link Scope#fork}
     * @throws dev.selvedge.CancelledException if the caller is cancelled while it waits; the task is cancelled
     * @throws InterruptedException if the thread is interrupted while it waits; the task is cancelled
     */
    public <R extends @Nullable Object> Task<R> fork(Scope scope, String name, Job<R> job) throws InterruptedException {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(job, "job");
        if (closing.isSet()) {
            throw new IllegalStateException(describe() + " is closed: fork before its close, or its scope's end");
        }
        Assignment assignment = assignment(name, job);
        Task<R> task = scope.fork(name, new JobTask<R>(assignment, queue, settings.grace));
        task.whenEnded(assignment::taskEnded); // not in its body: that never runs if it is cancelled before it begins
        awaitSubmission(assignment, task);
        return task;
    }

    private static void awaitSubmission(Assignment assignment, Task<?> task) throws InterruptedException {
        try {
            assignment.submitted.await();
        } catch (InterruptedException e) {
            task.cancel("whoever forked it was cancelled or interrupted before a place was free");
            throw e;
        }
    }

    private Assignment assignment(String name, Job<?> job) {
        JavaType type = vocabulary.job(job.getClass().getName());
        if (type == null) {
            throw new IllegalArgumentException("job " + job.getClass().getTypeName() + " is not allowed in "
                    + describe() + ": name its class in allow(...); it has to be a record, not a lambda");
        }
        int number = lastNumber.incrementAndGet();
        Streams streams = new Streams(number, settings.window, vocabulary.codec(), RemoteException::of);
        byte[] body = vocabulary.codec().write(type, job, streams);
        Assignment.Content content =
                new Assignment.Content(type.getRawClass().getName(), name, vocabulary.capture(), body);
        return new Assignment(
                number, content, streams, bytes -> vocabulary.codec().read(vocabulary.resultOf(type), bytes, null));
    }

    /**
     * The processes that live now, those that start included. Never blocks.
     *
     * @return them, in no order
     */
    public List<ProcessHandle> processes() {
        return new ArrayList<>(children.processes());
    }

    /**
     * Takes no more jobs, and ends the children: those that run a job are told to cancel it, and its task fails. So join the tasks
     * first. Never blocks: the scope waits for the children. Closing again does nothing.
     */
    @Override
    public void close() {
        closing.set();
        queue.abort();
    }

    private String describe() {
        return "pool '" + settings.name + "'";
    }

    @Override
    public String toString() {
        return describe();
    }
}
