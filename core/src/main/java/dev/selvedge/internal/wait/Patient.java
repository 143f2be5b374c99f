package dev.selvedge.internal.wait;

/**
 * Something where a wait may be over so soon that it is cheaper to spin than to park: where the other side runs at this moment,
 * on another processor. Where it does not, spinning takes the processor from it. So whether to spin is learned from
 * whether it has paid.
 *
 * <p>The score goes up by one for each wait that was over while spinning, and down for each that was not. At zero there is no
 * spinning but for a trial now and then, each time twice as many waits after the last. Threads race for these numbers, and
 * may lose counts: that only moves the next trial.
 */
public abstract class Patient extends Waitable {

    private static final int HIGHEST_SCORE = 8;
    private static final int SCORE_AFTER_TRIAL = 2;
    private static final short FIRST_TRIAL = 128;
    private static final short RAREST_TRIAL = 4_096;

    private byte score;
    private short untilTrial = FIRST_TRIAL;
    private short distance = FIRST_TRIAL;

    /** For the classes of things that can be waited for. */
    protected Patient() {}

    /** Whether the next wait is to spin before it parks. */
    final boolean isPatient() {
        if (score > 0) {
            return true;
        }
        untilTrial--;
        return untilTrial <= 0;
    }

    /** What became of a wait that has spun. */
    final void learn(boolean paid) {
        int before = score;
        if (paid) {
            if (before < HIGHEST_SCORE) {
                score = (byte) (before == 0 ? SCORE_AFTER_TRIAL : before + 1);
            }
        } else if (before > 1) {
            score = (byte) (before - 1);
        } else {
            score = 0;
            distance = (short) Math.min(RAREST_TRIAL, distance * 2);
            untilTrial = distance;
        }
    }
}
