package dev.selvedge.simulation.explore;

import dev.selvedge.simulation.engine.Chooser;
import dev.selvedge.simulation.engine.Ending;
import dev.selvedge.simulation.engine.Recorder;
import dev.selvedge.simulation.engine.Schedule;
import org.jspecify.annotations.Nullable;

/** Runs one program, now under this schedule, now under that one, on one thread. Another thread may see whether it gets on. */
public final class Runs {

    private final Schedule.Program program;
    private final int mostSteps;

    private volatile @Nullable Schedule current;

    /** Written by the one thread that runs the program. */
    private volatile long number;

    private long counted;

    /**
     * For one program.
     *
     * @param program the program
     * @param mostSteps after how many steps a schedule has gone on for too long
     */
    public Runs(Schedule.Program program, int mostSteps) {
        this.program = program;
        this.mostSteps = mostSteps;
    }

    Ending run(Chooser chooser, long seed, boolean patient) {
        return run(chooser, seed, patient, null);
    }

    Ending run(Chooser chooser, long seed, boolean patient, @Nullable Recorder recorder) {
        number = ++counted;
        Schedule schedule = new Schedule(chooser, seed, mostSteps, patient, recorder);
        current = schedule;
        try {
            return schedule.run(program);
        } finally {
            current = null;
        }
    }

    /** {@return the thread whose turn it is, if it is one's} */
    public @Nullable Thread runningThread() {
        Schedule running = current;
        return running == null ? null : running.runningThread();
    }

    /** {@return how many turns the schedule that runs now has taken, and which it is: another value each time it got on} */
    public long progress() {
        Schedule running = current;
        return number * 1_000_003 + (running == null ? 0 : running.turns());
    }
}
