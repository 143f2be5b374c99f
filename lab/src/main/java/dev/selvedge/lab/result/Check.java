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
public record Check(long confirmed, long unknown, long written, boolean consistent, boolean holds) {}
