package dev.selvedge.simulation.corpus;

import java.util.List;

/** A bug that programs really have, in as few lines as it takes, with its repaired twin. */
interface Specimen {

    /** {@return the bug, in a few words} */
    String name();

    /** {@return what a report of the bug must say, or nobody would understand it} */
    List<String> telltale();

    /**
     * Runs the program that has the bug: under some schedules it throws, or gets stuck.
     *
     * @throws Throwable what went wrong
     */
    void buggy() throws Throwable;

    /**
     * Runs the same program, repaired.
     *
     * @throws Throwable nothing, under any schedule
     */
    void fixed() throws Throwable;

    /** {@return whether only the agent sees the places where others must run for the bug to show} */
    default boolean needsAgent() {
        return false;
    }
}
