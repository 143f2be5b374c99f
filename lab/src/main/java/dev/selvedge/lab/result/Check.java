package dev.selvedge.lab.result;

/**
 * What was found after a model was measured, beside what its clients were told.
 *
 * @param confirmed  what clients were told is done, warm-up included
 * @param unknown    requests whose clients got no answer or an error, and so can't know
 * @param written    how many of them are there
 * @param consistent whether what is there agrees with itself: each order took its stock exactly once
 * @param holds      whether everything confirmed is there exactly once, and no other than the unknown ones
 */
public record Check(long confirmed, long unknown, long written, boolean consistent, boolean holds) {

    /**
     * Compares what is there with what clients were told: everything that one saw confirmed, and no other but what clients can't know of.
     *
     * @param confirmed  what clients were told is done
     * @param unknown    requests whose clients can't know
     * @param written    how many are there, none of them twice
     * @param consistent whether what is there agrees with itself
     * @return what follows
     */
    public static Check of(long confirmed, long unknown, long written, boolean consistent) {
        boolean holds = consistent && written >= confirmed && written <= confirmed + unknown;
        return new Check(confirmed, unknown, written, consistent, holds);
    }
}
