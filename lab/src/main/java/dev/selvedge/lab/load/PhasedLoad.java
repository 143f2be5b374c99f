package dev.selvedge.lab.load;

/** A load that goes through {@link Phases}. Everything here is called on the event loop. */
public interface PhasedLoad {

    /** Begins the schedule anew: what warm-up left behind is not the measured load's. */
    void startSchedule();

    /**
     * Begins or ends what goes wrong on the side of the clients, in the middle third of the time that counts. A fault of another place is
     * passed over.
     *
     * @param begin whether it begins
     */
    default void disturb(boolean begin) {}

    /** Returns whether every connection takes part. */
    boolean isAtFullLoad();

    /** Sends nothing more, and counts what was due and not sent. */
    void stopSending();

    /** Counts what has waited for longer than the time-out, and waits for it no longer. */
    void giveUpOverdue();

    /** Returns how much was sent that has not come back yet. */
    int waiting();
}
