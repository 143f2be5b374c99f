package dev.selvedge.lab.plan;

/**
 * Something that goes wrong on purpose in the middle of a measurement, and is mended before its end.
 *
 * @param name    what it is called on the command line and in the report
 * @param summary one line that says what happens
 */
public record Fault(String name, String summary) {}
