package dev.selvedge.worker.internal.data;

import java.util.Map;

/**
 * A job on its way.
 *
 * @param type the name of its class
 * @param title what it is called, for messages and diagnosis
 * @param nanosLeft how long until its deadline, in nanoseconds; {@link #NO_DEADLINE} for none
 * @param context the values of context locals
 * @param job the job
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Start(String type, String title, long nanosLeft, Map<String, byte[]> context, byte[] job) {

    /** Says that there is no deadline. */
    public static final long NO_DEADLINE = Long.MAX_VALUE;
}
