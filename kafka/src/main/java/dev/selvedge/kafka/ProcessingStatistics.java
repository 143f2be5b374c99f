package dev.selvedge.kafka;

/**
 * What has happened so far to one member of a group.
 *
 * @param received how many records came, repeated ones included
 * @param underway how many of them are not done, those that wait included
 * @param deadLetters how many were dead letters
 * @param lostPartitions how often a partition was lost, or left without its last commit, because the member was not heard of for too long: what was done there since the last commit comes again
 */
public record ProcessingStatistics(long received, int underway, long deadLetters, long lostPartitions) {}
