package dev.selvedge.simulation;

import dev.selvedge.Clause;
import dev.selvedge.Select;
import dev.selvedge.simulation.engine.Schedule;
import dev.selvedge.simulation.explore.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Runs a program under many schedules. All virtual threads that the program starts, by Selvedge or by the JDK, take turns on one thread, in
 * an order that a seed decides; time stands while anybody can run, and jumps to the next alarm when nobody can. The same seed gives the
 * same order, the same random choices and the same times.
 *
 * <pre>{@code
 * Simulation.of(() -> Scope.run(scope -> { … }))
 *         .schedules(10_000)
 *         .check();
 * }</pre>
 *
 * <p>An object of this class is immutable: each setting gives another one. It may be used by several threads. The static methods are for
 * the program that is simulated.
 */
public final class Simulation {

    /** What is simulated. */
    @FunctionalInterface
    public interface Program {

        /**
         * Runs, once for each schedule, each time with nothing left from before: what it keeps in fields stays from one schedule to the
         * next, and makes them unlike.
         *
         * @throws Throwable what makes the schedule a failed one
         */
        void run() throws Throwable;
    }

    private final Program program;
    private final Settings settings;

    private Simulation(Program program, Settings settings) {
        this.program = program;
        this.settings = settings;
    }

    /**
     * A simulation of a program, with the usual settings: 1,000 schedules, {@link Strategy#mixed()}, from seed 1.
     *
     * @param program the program
     * @return the simulation
     */
    public static Simulation of(Program program) {
        return new Simulation(Objects.requireNonNull(program, "program"), new Settings());
    }

    private Simulation with(Consumer<Settings> change) {
        return new Simulation(program, settings.with(change));
    }

    // ---- settings --------------------------------------------------------------------------------------------------

    /**
     * How many schedules to look at, at most.
     *
     * @param number at least 1
     * @return such a simulation
     * @throws IllegalArgumentException if {@code number} is less than 1
     */
    public Simulation schedules(long number) {
        if (number < 1) {
            throw new IllegalArgumentException("schedules is " + number + ": at least 1 must be looked at");
        }
        return with(s -> s.schedules = number);
    }

    /**
     * The first seed; each schedule takes the next number.
     *
     * @param seed any number
     * @return such a simulation
     */
    public Simulation seed(long seed) {
        return with(s -> s.seed = seed);
    }

    /**
     * After how many switch points a schedule has gone on for too long, which is a failure.
     *
     * @param most at least 1; 100,000 unless set
     * @return such a simulation
     * @throws IllegalArgumentException if {@code most} is less than 1
     */
    public Simulation steps(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("steps is " + most + ": a schedule has at least 1");
        }
        return with(s -> s.steps = most);
    }

    /**
     * Which schedules to look at.
     *
     * @param strategy the strategy
     * @return such a simulation
     */
    public Simulation strategy(Strategy strategy) {
        Objects.requireNonNull(strategy, "strategy");
        return with(s -> s.strategy = strategy);
    }

    /**
     * Makes it a failure if the program does something that is not under control, such as a sleep of the JDK's or a wait for the network.
     *
     * @return such a simulation
     */
    public Simulation strict() {
        return with(s -> s.strict = true);
    }

    /**
     * Goes on after the first failure, to count how many schedules fail.
     *
     * @return such a simulation
     */
    public Simulation all() {
        return with(s -> s.all = true);
    }

    /**
     * How long, in real time, one turn may take before the simulation is given up: the program computes for that long, or blocks the carrier.
     *
     * @param longest more than zero; 10 seconds unless set
     * @return such a simulation
     * @throws IllegalArgumentException if {@code longest} is not more than zero
     */
    public Simulation stall(Duration longest) {
        if (!longest.isPositive()) {
            throw new IllegalArgumentException("stall is " + longest + ": give a duration of more than zero");
        }
        return with(s -> s.stall = longest);
    }

    /**
     * Runs just the one schedule that a failure has named.
     *
     * @param schedule the word that the failure gives
     * @return such a simulation
     * @throws IllegalArgumentException if it is no such word
     */
    public Simulation replay(String schedule) {
        Replay.parse(schedule);
        return with(s -> {
            s.schedules = 1;
            s.all = false;
            s.replay = schedule;
        });
    }

    // ---- running ---------------------------------------------------------------------------------------------------

    /**
     * Looks at the schedules, on a thread made for that, and waits until it has. An interrupt ends the exploration after the schedule that
     * is running; so does a cancellation if the caller is a task.
     *
     * @return what was found
     * @throws InterruptedException if the calling thread was interrupted
     * @throws IllegalStateException if it is called in a simulated program, or the JVM does not let virtual threads be controlled: the message has the line that is missing
     */
    public Report run() throws InterruptedException {
        return new Runner(program, settings).run();
    }

    /**
     * The same, for tests.
     *
     * @return what was found
     * @throws SimulationFailedError if a schedule failed
     * @throws InterruptedException if the calling thread was interrupted
     * @throws IllegalStateException if it is called in a simulated program, or the JVM does not let virtual threads be controlled: the message has the line that is missing
     */
    public Report check() throws InterruptedException {
        Report report = run();
        report.throwIfFailed();
        return report;
    }

    /**
     * Runs one schedule, that of the {@linkplain #seed(long) seed}, and writes down each step: the same for the same seed, to the byte, on
     * any machine.
     *
     * @return a line for each step: who, what, where; the last has the time that passed and how it ended
     * @throws InterruptedException if the calling thread was interrupted
     * @throws IllegalStateException if it is called in a simulated program, or the JVM does not let virtual threads be controlled: the message has the line that is missing
     */
    public String trace() throws InterruptedException {
        return new Runner(program, settings).trace();
    }

    // ---- for the program that is simulated -------------------------------------------------------------------------

    /**
     * Whether the current thread is simulated.
     *
     * @return whether it is
     */
    public static boolean isRunning() {
        return Schedule.current() != null;
    }

    private static Schedule schedule() {
        Schedule schedule = Schedule.current();
        if (schedule == null) {
            throw new IllegalStateException("no simulation runs on thread '"
                    + Thread.currentThread().getName() + "': call it in the program that is simulated");
        }
        return schedule;
    }

    /** A place where others may run. Does nothing outside a simulation. */
    public static void point() {
        Schedule schedule = Schedule.current();
        if (schedule != null) {
            schedule.switchPoint();
        }
    }

    /**
     * Says what must be so in some schedule, though not in every one: the simulation fails if it was so in none. What must be so in every
     * schedule is an assertion as in any test. Does nothing outside a simulation.
     *
     * @param what what it is, in a few words
     * @param happened whether it is so here
     */
    public static void sometimes(String what, boolean happened) {
        Objects.requireNonNull(what, "what");
        Schedule schedule = Schedule.current();
        if (schedule != null) {
            schedule.sometimes(what, happened);
        }
    }

    /**
     * The simulated time of day. A simulation begins at midnight of 1 January 2000, UTC.
     *
     * @return the time
     * @throws IllegalStateException outside a simulation
     */
    public static Instant now() {
        return schedule().time().now();
    }

    /**
     * Waits until all others wait, for each other or for a time to come. Time does not go on.
     *
     * @throws IllegalStateException outside a simulation
     */
    public static void awaitIdle() {
        schedule().awaitIdle();
    }

    /**
     * Lets simulated time pass: whatever is to happen until then happens first.
     *
     * @param time how much
     * @throws InterruptedException if the thread is interrupted, or the task cancelled
     * @throws IllegalStateException outside a simulation
     */
    public static void advance(Duration time) throws InterruptedException {
        schedule();
        Select.select(Clause.after(time));
        awaitIdle();
    }

    /**
     * Random numbers that are the same in each replay. Outside a simulation they are like any others.
     *
     * @return a generator, another one at each call
     */
    public static RandomGenerator random() {
        Schedule schedule = Schedule.current();
        return schedule == null ? new SplittableRandom() : new SplittableRandom(schedule.nextSeed());
    }
}
