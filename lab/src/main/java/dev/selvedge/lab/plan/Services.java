package dev.selvedge.lab.plan;

import dev.selvedge.lab.child.ReadyLine;
import dev.selvedge.lab.process.ChildFailedException;
import java.util.List;

/** Starts what the servers of a workload call, and ends all of it when the run is over. Used by the thread that runs the lab. */
public interface Services {

    /**
     * Starts a child and waits until it can serve. Its CPU, and what it says about itself, are sampled beside those of the
     * models' servers, under names that begin with its own.
     *
     * @param name      one word for it: {@code payment}
     * @param title     what it is called while it starts: {@code the payment service}
     * @param main      the class whose {@code main} is started
     * @param arguments what it is told
     * @return where it serves
     * @throws ChildFailedException if it does not start
     * @throws InterruptedException if the waiting thread is interrupted
     */
    ReadyLine start(String name, String title, Class<?> main, List<String> arguments)
            throws ChildFailedException, InterruptedException;

    /**
     * Has something done when all children have ended.
     *
     * @param action what to do
     */
    void afterwards(Runnable action);
}
