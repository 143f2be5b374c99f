package dev.selvedge.simulation.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides who goes on, in one schedule. Asked on one thread at a time. */
public interface Chooser {

    /**
     * Chooses.
     *
     * @param ready who could go on: at least two, in the order of their numbers
     * @param current who is at a switch point and could just go on, one of {@code ready}; {@code null} if who ran last has ended, waits,
     *     or gave up its turn
     * @param last who ran last; {@code null} at the very beginning
     * @return one of {@code ready}
     */
    Actor choose(List<Actor> ready, @Nullable Actor current, @Nullable Actor last);
}
