package dev.selvedge.doctor.page;

import dev.selvedge.doctor.diagnosis.Finding;
import dev.selvedge.doctor.diagnosis.Report;
import java.util.List;
import java.util.Map;

/**
 * What the page shows at one time. Does not change.
 *
 * @param number counts the pictures, from 1 on
 * @param status whether the doctor looks
 * @param text what else there is to say about that, empty if nothing
 * @param seen what the last looks say
 * @param since when each finding was first seen, in milliseconds since 1970, by its id
 * @param lines the time line
 * @param census the threads of the last look
 */
record Picture(
        long number,
        Status status,
        String text,
        Seen seen,
        Map<String, Long> since,
        TimeLine.Lines lines,
        Census census) {

    /** Whether the doctor looks. */
    enum Status {
        /** It looks again and again. */
        LOOKING,
        /** The last look failed; it goes on trying. */
        FAILING,
        /** The process is gone. */
        ENDED,
        /** This is one moment, and there will be no other. */
        STILL
    }

    /**
     * What the last looks say.
     *
     * @param report the report, for all but its findings
     * @param ready whether there were enough looks to say what is wrong
     * @param findings what is wrong, the worst first
     * @param pending what may be wrong, and takes some more looks to tell, in a line each
     */
    record Seen(Report report, boolean ready, List<Finding> findings, List<String> pending) {

        Seen {
            findings = List.copyOf(findings);
            pending = List.copyOf(pending);
        }
    }

    Picture(long number, Status status, String text, Picture of) {
        this(number, status, text, of.seen, of.since, of.lines, of.census);
    }
}
