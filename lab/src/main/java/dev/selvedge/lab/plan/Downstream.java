package dev.selvedge.lab.plan;

import dev.selvedge.lab.result.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the servers of a workload stand on, started once for all models. All operations may block, and are called by the thread
 * that runs the lab.
 */
public interface Downstream extends AutoCloseable {

    /** Returns that of a workload whose servers need nobody. */
    static Downstream none() {
        return List::of;
    }

    /** Returns what every server is told, in pairs of key and value. */
    List<String> arguments();

    /** Returns what the generator is told besides, in pairs of key and value. */
    default List<String> generatorArguments() {
        return List.of();
    }

    /**
     * Brings everything back to how it was at first; called before each model is measured.
     *
     * @throws DownstreamException if that fails
     */
    default void reset() throws DownstreamException {}

    /**
     * Makes something go wrong; called when a third of the measured time is over.
     *
     * @param fault the name of one of the workload's faults; one that is the generator's own is passed over
     * @throws DownstreamException if that fails
     */
    default void disturb(String fault) throws DownstreamException {}

    /**
     * Mends what {@link #disturb} did; called when two thirds of the measured time are over.
     *
     * @param fault the same name
     * @throws DownstreamException if that fails
     */
    default void mend(String fault) throws DownstreamException {}

    /**
     * Says whether a model did what it told its clients; called when it has ended.
     *
     * @param confirmed answers that clients saw confirmed, warm-up included
     * @param unknown   requests whose clients got no answer or an error, and so can't know
     * @return what was found, or {@code null} where there is nothing to look at
     * @throws DownstreamException if it can't be looked at
     */
    default @Nullable Check check(long confirmed, long unknown) throws DownstreamException {
        return null;
    }

    /** Lets go of what it holds here; its children are ended by {@link Services}. */
    @Override
    default void close() {}
}
