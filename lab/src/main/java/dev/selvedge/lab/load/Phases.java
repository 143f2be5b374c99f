package dev.selvedge.lab.load;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Takes a load from one phase to the next, and says once a second what happened. Confined to the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // timers of the loop, which end with it
public final class Phases {

    private static final int LONGEST_WARM_UP = 4;
    private static final long TIME_OUT_CHECK_MILLIS = 100;

    private final PhasedLoad load;
    private final LoadOptions options;
    private final Tally tally;
    private final Consumer<LoadLine> lines;
    private final WarmUp warmUp = new WarmUp();
    private final Compiling compiling;
    private String phase = LoadLine.WARM_UP;
    private int seconds;
    private long lastNanos;

    /**
     * Creates them for a load that has not begun.
     *
     * @param load    what is to be told
     * @param options how long each phase is
     * @param tally   what the load counts with
     * @param lines   gets a line for each second
     */
    public Phases(PhasedLoad load, LoadOptions options, Tally tally, Consumer<LoadLine> lines) {
        this.load = load;
        this.options = options;
        this.tally = tally;
        this.lines = lines;
        compiling = new Compiling(options.serverAdmin());
    }

    /** Begins with the first phase. Called on the event loop. */
    public void begin(EventLoop loop) {
        lastNanos = System.nanoTime();
        load.startSchedule();
        if (options.warmUpSeconds() > 0) {
            enter(LoadLine.WARM_UP);
        } else {
            enter(LoadLine.MEASURE);
        }
        loop.scheduleAtFixedRate(this::second, 1, 1, TimeUnit.SECONDS);
        loop.scheduleAtFixedRate(this::tick, TIME_OUT_CHECK_MILLIS, TIME_OUT_CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        load.giveUpOverdue();
        if (phase.equals(LoadLine.DRAIN) && load.waiting() == 0) {
            say();
            phase = LoadLine.DONE;
            say();
        }
    }

    private void second() {
        if (phase.equals(LoadLine.DONE)) {
            return;
        }
        say();
        seconds++;
        if (phase.equals(LoadLine.WARM_UP)) {
            compiling.second();
        }
        if (phase.equals(LoadLine.WARM_UP) && isWarm()) {
            load.startSchedule();
            enter(LoadLine.MEASURE);
        } else if (phase.equals(LoadLine.MEASURE)) {
            measured();
        }
    }

    private void measured() {
        if (seconds == FaultTime.begin(options.seconds())) {
            load.disturb(true);
        } else if (seconds == FaultTime.end(options.seconds())) {
            load.disturb(false);
        }
        if (seconds == options.seconds()) {
            enter(LoadLine.DRAIN);
            load.stopSending();
        }
    }

    /**
     * Warm-up goes on until the load is full, the server gets no faster and its JVM compiles hardly anything, so that no model is
     * measured while it is still being compiled; a server for which that takes too long is measured as it is.
     */
    private boolean isWarm() {
        boolean ready = load.isAtFullLoad() && warmUp.isSteady() && compiling.isCalm();
        return seconds >= options.warmUpSeconds() && (ready || seconds >= LONGEST_WARM_UP * options.warmUpSeconds());
    }

    private void enter(String next) {
        phase = next;
        seconds = 0;
    }

    private void say() {
        long now = System.nanoTime();
        LoadLine line = tally.take(phase, TimeUnit.NANOSECONDS.toMillis(now - lastNanos), load.waiting());
        warmUp.second(line.confirmed());
        lines.accept(line);
        lastNanos = now;
    }
}
