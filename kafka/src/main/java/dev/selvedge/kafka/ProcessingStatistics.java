package dev.selvedge.kafka;

/**
 * What has happened so far to one member of a group.
 *
 * @param received how many records came, repeated ones included
 * @param underway how many of them are not done, those that wait included
 * @param deadLetters how many were dead letters
 */
public record ProcessingStatistics(long received, int underway, long deadLetters) {}
