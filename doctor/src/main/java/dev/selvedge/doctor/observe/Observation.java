package dev.selvedge.doctor.observe;

import java.util.List;

/**
 * Observers at work, from {@link #install} to {@link #close}.
 *
 * {@snippet :
 * SelvedgeMeters meters = new SelvedgeMeters();
 * meters.bindTo(registry);
 * Observation.install(new FlightEvents(), meters);
 * }
 *
 * <p>A thread gets its observers with its first use of Selvedge, and tasks get them from the thread that forks: so install them at the
 * beginning of {@code main}. What a thread does that has used Selvedge before is not observed. Problems of which no caller could be told
 * are logged as ever.
 */
public final class Observation implements AutoCloseable {

    private final Observer observer;

    private Observation(Observer observer) {
        this.observer = observer;
    }

    /**
     * Begins to observe.
     *
     * @param observers who is told
     * @return what ends it; may be ignored, where it is to last as long as the JVM
     * @throws IllegalStateException if there is an observation already, or if something else has replaced the environment of threads, such
     *     as a simulation
     */
    public static Observation install(Observer... observers) {
        Observer all = new Several(List.of(observers));
        Hub.ONLY.install(all);
        return new Observation(all);
    }

    /** Ends it: from now on no observer is told of anything. Does not block; closing it again does nothing. */
    @Override
    public void close() {
        Hub.ONLY.remove(observer);
    }
}
