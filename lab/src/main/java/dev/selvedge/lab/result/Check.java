package dev.selvedge.lab.result;

/**
 * What the database said after a model was measured.
 *
 * @param confirmed  orders that clients were told are confirmed, warm-up included
 * @param unknown    orders whose clients got no answer or an error, and so can't know
 * @param written    orders in the database
 * @param consistent whether each order took its stock exactly once
 * @param holds      whether every confirmed order is there exactly once, and no other than the unknown ones
 */
public record Check(long confirmed, long unknown, long written, boolean consistent, boolean holds) {}
