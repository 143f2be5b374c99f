package dev.selvedge.lab.model.compute;

import dev.selvedge.lab.compute.Part;
import java.util.List;

/** Has each part counted by a task of its own, in the manner of one model, and adds up. Used by several requests at once. */
@FunctionalInterface
interface PartCounter {

    /**
     * Counts. Blocks until all tasks have ended.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     * @throws Exception            if a task failed
     */
    long count(List<Part> parts) throws Exception;
}
