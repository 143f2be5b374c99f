package dev.selvedge.bench.work;

import static dev.selvedge.bench.work.Shape.CANCEL;
import static dev.selvedge.bench.work.Shape.CHAIN;
import static dev.selvedge.bench.work.Shape.CONTEXT_FORK;
import static dev.selvedge.bench.work.Shape.CONTEXT_READ;
import static dev.selvedge.bench.work.Shape.FAN_IN;
import static dev.selvedge.bench.work.Shape.FORK_JOIN;
import static dev.selvedge.bench.work.Shape.GENERATE;
import static dev.selvedge.bench.work.Shape.GENERATE_EACH;
import static dev.selvedge.bench.work.Shape.GENERATE_STREAM;
import static dev.selvedge.bench.work.Shape.MANY_TO_MANY;
import static dev.selvedge.bench.work.Shape.MAP;
import static dev.selvedge.bench.work.Shape.MUTEX;
import static dev.selvedge.bench.work.Shape.PAIRS;
import static dev.selvedge.bench.work.Shape.SELECT_READY;
import static dev.selvedge.bench.work.Shape.SELECT_TIMEOUT;
import static dev.selvedge.bench.work.Shape.SELECT_WAITING;
import static dev.selvedge.bench.work.Shape.SEMAPHORE;
import static dev.selvedge.bench.work.Shape.SWITCH;
import static dev.selvedge.bench.work.Shape.TREE;
import static dev.selvedge.bench.work.Shape.UNBOUNDED;

import java.lang.reflect.InvocationTargetException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A system that takes part: who it belongs to, which rows it does, and where its programs are. They are named and not
 * linked, because each runs in a JVM of its own and some can't be loaded in any other.
 */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes the sets, and the conditions only ask
public enum Contender {
    /** Selvedge. */
    SELVEDGE(Family.SELVEDGE, "selvedge", "peers.SelvedgePeer", allBut(SWITCH)),
    /** Jox, its channels; what it has of scopes is not in the version that we can have. */
    JOX(
            Family.JOX,
            "jox",
            "peers.JoxPeer",
            EnumSet.of(PAIRS, CHAIN, MANY_TO_MANY, FAN_IN, UNBOUNDED, SELECT_READY, SELECT_WAITING, SELECT_TIMEOUT)),
    /** Kotlin's coroutines on their default dispatcher. */
    KOTLIN(Family.KOTLIN, "kotlin", "kotlin.KotlinPeer", allBut(SWITCH)),

    /** A queue that holds nothing. */
    SYNCHRONOUS_QUEUE(
            Family.JDK,
            "jdk SynchronousQueue",
            "peers.SynchronousQueuePeer",
            EnumSet.of(PAIRS, CHAIN, MANY_TO_MANY, FAN_IN, SELECT_TIMEOUT),
            row -> row.capacity() == 0),
    /** A meeting of two. */
    EXCHANGER(Family.JDK, "jdk Exchanger", "peers.ExchangerPeer", EnumSet.of(PAIRS), row -> row.capacity() == 0),
    /** A queue that can wait until an element is taken, and can be without bound. */
    TRANSFER_QUEUE(
            Family.JDK,
            "jdk LinkedTransferQueue",
            "peers.TransferQueuePeer",
            EnumSet.of(PAIRS, CHAIN, MANY_TO_MANY, FAN_IN, UNBOUNDED, SELECT_TIMEOUT),
            row -> row.capacity() == 0),
    /** A bounded queue, one lock. */
    ARRAY_QUEUE(
            Family.JDK,
            "jdk ArrayBlockingQueue",
            "peers.ArrayQueuePeer",
            EnumSet.of(PAIRS, CHAIN, MANY_TO_MANY, FAN_IN),
            row -> row.capacity() > 0),
    /** A bounded or unbounded queue, two locks. */
    LINKED_QUEUE(
            Family.JDK,
            "jdk LinkedBlockingQueue",
            "peers.LinkedQueuePeer",
            EnumSet.of(PAIRS, CHAIN, MANY_TO_MANY, FAN_IN, UNBOUNDED),
            row -> row.capacity() > 0 || row.shape() == UNBOUNDED),
    /** The semaphore that lets newcomers barge. */
    JDK_SEMAPHORE(Family.JDK, "jdk Semaphore", "peers.LocksPeer", EnumSet.of(SEMAPHORE)),
    /** The semaphore that serves in order, as ours does. */
    JDK_FAIR_SEMAPHORE(Family.JDK, "jdk fair Semaphore", "peers.FairLocksPeer", EnumSet.of(SEMAPHORE)),
    /** The lock that lets newcomers barge. */
    JDK_LOCK(Family.JDK, "jdk ReentrantLock", "peers.LocksPeer", EnumSet.of(MUTEX)),
    /** The lock that serves in order, as ours does. */
    JDK_FAIR_LOCK(Family.JDK, "jdk fair ReentrantLock", "peers.FairLocksPeer", EnumSet.of(MUTEX)),
    /** The JDK's scopes, a preview. */
    JDK_SCOPE(
            Family.JDK,
            "jdk StructuredTaskScope",
            "preview.StructuredTaskScopePeer",
            EnumSet.of(FORK_JOIN, TREE, CANCEL, CONTEXT_FORK)),
    /** Bare virtual threads and a latch: no structure, no cancellation of siblings. */
    JDK_THREADS(Family.JDK, "jdk bare threads", "peers.ThreadsPeer", EnumSet.of(FORK_JOIN, TREE, CANCEL, CONTEXT_FORK)),
    /** The JDK's older context of threads. */
    JDK_THREAD_LOCAL(Family.JDK, "jdk ThreadLocal", "peers.ThreadsPeer", EnumSet.of(CONTEXT_READ)),
    /** The JDK's context of threads. */
    JDK_SCOPED_VALUE(Family.JDK, "jdk ScopedValue", "peers.ScopedValuePeer", EnumSet.of(CONTEXT_READ)),
    /** The gatherer that maps on virtual threads. */
    JDK_MAP(Family.JDK, "jdk mapConcurrent", "peers.MapConcurrentPeer", EnumSet.of(MAP)),

    /** The same programs in Go, which has no channel without bound. */
    GO(Family.GO, "go", "", allBut(SWITCH, UNBOUNDED, GENERATE, GENERATE_EACH, GENERATE_STREAM)),

    /** Pairs of virtual threads that take turns by parking; few leave carriers idle, and then it is no floor. */
    FLOOR(
            Family.FLOOR,
            "floor",
            "peers.FloorPeer",
            EnumSet.of(SWITCH, PAIRS),
            row -> row.capacity() == 0 && row.width() >= 100),

    /** A bare continuation of the JVM, suspended and resumed for each value. */
    CONTINUATION_FLOOR(
            Family.FLOOR,
            "floor: continuation",
            "peers.ContinuationPeer",
            EnumSet.of(GENERATE),
            row -> row.capacity() == 1);

    private final Family family;
    private final String system;
    private final String type;
    private final Set<Shape> shapes;
    private final Predicate<Row> condition;

    Contender(Family family, String system, String type, Set<Shape> shapes) {
        this(family, system, type, shapes, row -> true);
    }

    Contender(Family family, String system, String type, Set<Shape> shapes, Predicate<Row> condition) {
        this.family = family;
        this.system = system;
        this.type = type;
        this.shapes = shapes;
        this.condition = condition;
    }

    /**
     * Returns who it belongs to.
     *
     * @return the column of the table
     */
    public Family family() {
        return family;
    }

    /**
     * Returns what {@code bench.json} calls it.
     *
     * @return the name
     */
    public String system() {
        return system;
    }

    /**
     * Tells whether its JVM needs {@code --enable-preview}.
     *
     * @return whether it does
     */
    public boolean needsPreview() {
        return type.startsWith("preview.");
    }

    /**
     * Tells whether it runs in a JVM.
     *
     * @return false for a program in another language
     */
    public boolean isOnJvm() {
        return !type.isEmpty();
    }

    /**
     * Tells whether it takes part in a row.
     *
     * @param row which one
     * @return whether it does
     */
    public boolean takesPartIn(Row row) {
        return shapes.contains(row.shape()) && condition.test(row);
    }

    /**
     * Returns those that take part in a row.
     *
     * @param row which one
     * @return them, in the order of the table
     */
    public static List<Contender> of(Row row) {
        return Stream.of(values())
                .filter(contender -> contender.takesPartIn(row))
                .toList();
    }

    /**
     * Loads its programs into this JVM.
     *
     * @return them
     * @throws IllegalStateException if they can't be loaded here
     */
    public Peer load() {
        try {
            return Class.forName("dev.selvedge.bench." + type)
                    .asSubclass(Peer.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException
                | LinkageError problem) {
            throw new IllegalStateException("the programs of '" + system + "' can't be loaded here", problem);
        }
    }

    private static Set<Shape> allBut(Shape first, Shape... others) {
        return EnumSet.complementOf(EnumSet.of(first, others));
    }
}
