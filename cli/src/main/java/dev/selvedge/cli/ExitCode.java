package dev.selvedge.cli;

/** The exit codes that scripts can rely on; the numbers are those of BSD's {@code sysexits.h}. */
final class ExitCode {
    /** All went well. */
    static final int OK = 0;

    /** Wrong usage: the user's mistake, told in one line. */
    static final int USAGE = 64;

    /** A defect of ours. */
    static final int DEFECT = 70;

    private ExitCode() {}
}
