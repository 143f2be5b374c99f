package dev.selvedge.doctor;

import dev.selvedge.doctor.attach.NotExaminedException;
import dev.selvedge.doctor.attach.OwnJvm;
import dev.selvedge.doctor.diagnosis.Report;
import dev.selvedge.doctor.page.PageServer;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The doctor inside the program itself. All methods may be called by any thread, also by tasks and virtual threads. The first look loads an agent into this
 * JVM, for which a small process runs for a moment, and the JVM writes a warning; a program that was started with
 * {@code -javaagent:selvedge-doctor-agent.jar} does without both. The doctor's own threads are not part of what it sees.
 */
public final class Doctor {

    private Doctor() {}

    /**
     * Examines this JVM. Blocks for about a second, and up to ten if many wait for something that one holds. An interrupt, or a cancellation of
     * the calling task, ends it at once.
     *
     * @return what was found
     * @throws NotExaminedException if this JVM takes no agent; the message says what to do
     * @throws InterruptedException if the thread is interrupted
     */
    public static Report examine() throws NotExaminedException, InterruptedException {
        return examination().report();
    }

    /**
     * For tests: examines this JVM, and fails if something in it is stuck. Blocks as {@link #examine()} does.
     *
     * @throws AssertionError if something is stuck; the message is the whole report
     * @throws NotExaminedException if this JVM takes no agent; the message says what to do
     * @throws InterruptedException if the thread is interrupted
     */
    public static void assertNothingIsStuck() throws NotExaminedException, InterruptedException {
        Report report = examine();
        if (report.isStuck()) {
            throw new AssertionError(TextReport.of(report));
        }
    }

    /**
     * Examines this JVM again and again, and tells what is new and what is over: each finding once, not every time. Does not block: what is
     * told is told on a thread of the doctor's, one thing after the other.
     *
     * @param interval from the end of one examination to the begin of the next
     * @param handler is told of each change; what it throws is logged, and does not end the watch
     * @return ends the watch when it is closed
     * @throws IllegalArgumentException if {@code interval} is not more than zero
     */
    public static Watching watch(Duration interval, Consumer<? super Watch.Change> handler) {
        return Watching.start(examination(), interval, handler);
    }

    /**
     * The same, into the log: {@code System.Logger} named {@code dev.selvedge.doctor}, as a warning where something is stuck, else as
     * information.
     *
     * @param interval from the end of one examination to the begin of the next
     * @return ends the watch when it is closed
     * @throws IllegalArgumentException if {@code interval} is not more than zero
     */
    public static Watching watch(Duration interval) {
        return watch(interval, Watching::log);
    }

    /**
     * Shows this JVM as a page, to those on this machine who know its address. Blocks for the first look. Looks every two seconds while the
     * page is open somewhere, and never else.
     *
     * @return the page, until it is closed; its {@link PageServer#address()} is what to open, and to tell nobody who may not see
     * @throws NotExaminedException if this JVM takes no agent; the message says what to do
     * @throws InterruptedException if the thread is interrupted
     * @throws IOException if there is no port to listen at
     */
    public static PageServer serve() throws NotExaminedException, InterruptedException, IOException {
        return PageServer.start(OwnJvm.source(), 0);
    }

    private static Examination examination() {
        return new Examination(OwnJvm.source());
    }
}
