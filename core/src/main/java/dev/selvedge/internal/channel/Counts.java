package dev.selvedge.internal.channel;

/**
 * What has happened at a channel, at one instant.
 *
 * @param sent elements that a send has put in, those dropped later included
 * @param received elements that were received
 * @param undelivered elements that were sent and dropped
 * @param held elements in the buffer
 * @param sendersWaiting how many sends wait
 * @param receiversWaiting how many receives wait
 */
public record Counts(long sent, long received, long undelivered, int held, int sendersWaiting, int receiversWaiting) {}
