package dev.selvedge.worker;

import dev.selvedge.Scope;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The description of a pool of child processes. Immutable: every method that adds to it returns a new one, so one description
 * may open any number of pools.
 */
public final class WorkersBuilder {

    private final Settings settings;

    WorkersBuilder(String name) {
        settings = new Settings(Objects.requireNonNull(name, "name"));
    }

    private WorkersBuilder(Settings settings) {
        this.settings = settings;
    }

    private WorkersBuilder with(Consumer<Settings> change) {
        Settings changed = new Settings(settings);
        change.accept(changed);
        return new WorkersBuilder(changed);
    }

    /**
     * Sets how many children there are; each runs one job at a time. Unless it is set, there are as many as processors.
     *
     * @param children how many, at least 1
     * @return the description with it
     * @throws IllegalArgumentException if {@code children} is less than 1
     */
    public WorkersBuilder size(int children) {
        atLeast(1, children, "size", "somebody must do the work");
        return with(changed -> changed.size = children);
    }

    /**
     * Sets how many jobs may wait for a child; {@code fork} blocks while that many do. Unless it is set, as many as there are
     * children.
     *
     * @param jobs how many; 0 makes every fork wait until a child takes the job
     * @return the description with it
     * @throws IllegalArgumentException if {@code jobs} is negative
     */
    public WorkersBuilder waiting(int jobs) {
        atLeast(0, jobs, "waiting", "no number of jobs is less");
        return with(changed -> changed.waiting = jobs);
    }

    /**
     * Allows jobs, and all that they declare: the types of their components and of their results, as far as these go. Nothing
     * else is ever sent, or built of what a child sends.
     *
     * @param types records that implement {@link Job}; also types to be named for the reader
     * @return the description with them
     */
    public WorkersBuilder allow(Class<?>... types) {
        List<Class<?>> more = List.of(types);
        return with(changed -> changed.allowed.addAll(more));
    }

    /**
     * Names the context locals whose values go along with each job.
     *
     * @param context a public class with a public constructor without parameters
     * @return the description with it
     */
    public WorkersBuilder context(Class<? extends SharedContext> context) {
        Objects.requireNonNull(context, "context");
        return with(changed -> changed.context = context);
    }

    /**
     * Sets how much memory the heap of each child may have. A child that needs more ends, and so does its job.
     *
     * @param heap as for the option {@code -Xmx}, such as {@code 256m}
     * @return the description with it
     */
    public WorkersBuilder maxHeap(String heap) {
        Objects.requireNonNull(heap, "heap");
        return with(changed -> changed.maxHeap = heap);
    }

    /**
     * Adds options for the JVM of each child. They come after ours, so that they decide.
     *
     * @param options the options
     * @return the description with them
     */
    public WorkersBuilder options(String... options) {
        List<String> more = List.of(options);
        return with(changed -> changed.options.addAll(more));
    }

    /**
     * Keeps the classes that children load, so that the next ones start in about half the time: the first child that ends well leaves them in a file of the folder,
     * which takes it a second or two, and those that start from then on map them (class data sharing). There is one file for each class path and JVM; to remove one costs no more than the time
     * that it saves. Where the class path has folders, as in a development environment, nothing is kept, since the JVM archives classes of jars alone.
     *
     * <p>Who can write to the folder decides what the children run.
     *
     * @param folder a folder that is there
     * @return the description with it
     * @throws IllegalArgumentException if there is no such folder
     */
    public WorkersBuilder archives(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "archives " + folder + ": there is no such folder; make one that only you can write to");
        }
        return with(changed -> changed.archives = folder.toAbsolutePath());
    }

    /**
     * Sets what the children run on. Unless it is set, it is what this JVM runs on. This library has to be on it.
     *
     * @param entries jars and folders
     * @return the description with it
     */
    public WorkersBuilder classPath(Collection<Path> entries) {
        String joined = entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return with(changed -> changed.classPath = joined);
    }

    /**
     * Sets how long a job may take to end once it is cancelled, and a child to exit once it is told to. Then its process is
     * killed. Unless it is set, 2 seconds.
     *
     * @param time how long
     * @return the description with it
     * @throws IllegalArgumentException if {@code time} is negative
     */
    public WorkersBuilder grace(Duration time) {
        notNegative(time, "grace");
        return with(changed -> changed.grace = time);
    }

    /**
     * Sets how long a child may take until it is ready for its first job. Unless it is set, 30 seconds.
     *
     * @param time how long
     * @return the description with it
     * @throws IllegalArgumentException if {@code time} is negative
     */
    public WorkersBuilder startWithin(Duration time) {
        notNegative(time, "startWithin");
        return with(changed -> changed.startLimit = time);
    }

    /**
     * Sets how many elements of each channel may be on their way: sent, and not yet received on the other side. Unless it is
     * set, 64. More is faster where elements are small and come quickly, and gives one job more of what several could share.
     *
     * @param elements how many, at least 1
     * @return the description with it
     * @throws IllegalArgumentException if {@code elements} is less than 1
     */
    public WorkersBuilder window(int elements) {
        atLeast(1, elements, "window", "nothing would ever be sent");
        return with(changed -> changed.window = elements);
    }

    /**
     * Sets how long one value may be: a job, a result, an element. Unless it is set, 64 MiB. Both processes hold it whole, and
     * more than once: send what is large in pieces, over a channel.
     *
     * @param bytes how many, at least 1024
     * @return the description with it
     * @throws IllegalArgumentException if {@code bytes} is less than 1024
     */
    public WorkersBuilder maxMessage(int bytes) {
        atLeast(1024, bytes, "maxMessage", "telling of a failure takes as much");
        return with(changed -> changed.maxMessage = bytes);
    }

    /**
     * Replaces each child after so many jobs, for libraries that leak. Unless it is set, a child serves as long as it lives.
     *
     * @param jobs how many, at least 1, which gives each job a process of its own
     * @return the description with it
     * @throws IllegalArgumentException if {@code jobs} is less than 1
     */
    public WorkersBuilder renewAfter(int jobs) {
        atLeast(1, jobs, "renewAfter", "a child that takes no job is of no use");
        return with(changed -> changed.renewAfter = jobs);
    }

    /**
     * Says where what the children print goes. Unless it is set, to {@link WorkerOutput#logger()}.
     *
     * @param output is given each line
     * @return the description with it
     */
    public WorkersBuilder output(WorkerOutput output) {
        Objects.requireNonNull(output, "output");
        return with(changed -> changed.output = output);
    }

    /**
     * Opens the pool in a scope, which ends only when all its children have ended. Their processes are started meanwhile: this does
     * not wait for them. Must be called by the scope's body or one of its tasks.
     *
     * @param scope the scope that the pool belongs to
     * @return the pool
     * @throws IllegalArgumentException if something that is allowed can't cross, or if nothing is allowed
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    public Workers open(Scope scope) {
        Objects.requireNonNull(scope, "scope");
        return Workers.open(new Settings(settings), scope);
    }

    private static void atLeast(int least, int given, String what, String why) {
        if (given < least) {
            throw new IllegalArgumentException(what + " is " + given + ": at least " + least + ", " + why);
        }
    }

    private static void notNegative(Duration time, String what) {
        if (Objects.requireNonNull(time, what).isNegative()) {
            throw new IllegalArgumentException(what + " is " + time + ": give zero or more");
        }
    }
}
