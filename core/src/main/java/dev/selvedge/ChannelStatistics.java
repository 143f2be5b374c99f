package dev.selvedge;

/**
 * What has happened at a channel so far, taken at one instant. When nothing moves,
 * {@code sent == received + undelivered + held}.
 *
 * @param sent elements that were sent, those that were dropped later included
 * @param received elements that were received
 * @param undelivered elements that were sent and will not be received: dropped, or left at an abort
 * @param held elements that the channel holds
 * @param sendersWaiting how many sends wait, select clauses included
 * @param receiversWaiting how many receives wait, select clauses included
 */
public record ChannelStatistics(
        long sent, long received, long undelivered, int held, int sendersWaiting, int receiversWaiting) {}
