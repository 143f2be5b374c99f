package dev.selvedge.simulation.engine;

import dev.selvedge.spi.TimeSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The time of one schedule: it stands while anybody can run, and jumps to the next alarm when nobody can. */
final class Clock implements TimeSource {

    /** When each simulation begins, by the calendar: any day will do, as long as it is always the same. */
    static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");

    private final Schedule schedule;

    private final PriorityQueue<Timer> timers = new PriorityQueue<>(
            Comparator.comparingLong((Timer timer) -> timer.at).thenComparingLong(timer -> timer.number));

    private long now;
    private long numbers;

    Clock(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Instant now() {
        return BEGINNING.plusNanos(now);
    }

    @Override
    public Alarm schedule(long nanoTime, Runnable action) {
        Timer timer = new Timer(Math.max(nanoTime, now), numbers++, schedule.alarm(action));
        if (timer.at == now) {
            schedule.due(timer.actor);
        } else {
            timer.waits = true;
            timers.add(timer);
        }
        return timer;
    }

    /** Goes on to the next alarm, and lets it and all of the same time run; {@code false} if there is none. */
    boolean jump() {
        Timer next = timers.peek();
        if (next == null) {
            return false;
        }
        now = next.at;
        do {
            timers.remove();
            next.waits = false;
            schedule.due(next.actor);
            next = timers.peek();
        } while (next != null && next.at == now);
        return true;
    }

    /** When the next alarm is, or {@code null} if there is none. */
    @Nullable
    Long next() {
        Timer next = timers.peek();
        return next == null ? null : next.at;
    }

    private final class Timer implements Alarm {

        final long at;
        final long number;
        final Actor actor;

        /** Whether it is among the timers: whoever has been woken by one calls it off, too, and should not have to search for it. */
        boolean waits;

        Timer(long at, long number, Actor actor) {
            this.at = at;
            this.number = number;
            this.actor = actor;
        }

        @Override
        public void cancel() {
            if (waits) {
                waits = false;
                timers.remove(this);
            } else {
                schedule.callOff(actor);
            }
        }
    }
}
