package dev.selvedge.spi;

/**
 * Says that a task goes on only when it is its turn. What suspends a task or schedules its thread, a {@link TaskParker} or an
 * {@link java.util.concurrent.Executor}, says so by implementing this besides.
 */
public interface InTurns {

    /**
     * Who gives the task its turns.
     *
     * @return the same one for all tasks that are in each other's way
     */
    TurnGiver turns();
}
