package dev.selvedge.doctor;

import dev.selvedge.doctor.attach.NotExaminedException;
import dev.selvedge.doctor.attach.OwnJvm;
import dev.selvedge.doctor.diagnosis.Finding;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/** A watch that goes on until it is closed. Safe for use by many threads. */
public final class Watching implements AutoCloseable {

    private static final Logger LOGGER = System.getLogger("dev.selvedge.doctor");

    private final Examination examination;
    private final Duration interval;
    private final Consumer<? super Watch.Change> handler;
    private final Thread thread;

    private Watching(Examination examination, Duration interval, Consumer<? super Watch.Change> handler) {
        this.examination = examination;
        this.interval = interval;
        this.handler = handler;
        this.thread = new Thread(OwnJvm.GROUP, this::run, "selvedge-doctor-watch");
        thread.setDaemon(true);
    }

    static Watching start(Examination examination, Duration interval, Consumer<? super Watch.Change> handler) {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("interval is " + interval + ": give a duration of more than zero");
        }
        Watching watching = new Watching(examination, interval, Objects.requireNonNull(handler, "handler"));
        watching.thread.start();
        return watching;
    }

    private void run() {
        Watch watch = new Watch();
        String problem = "";
        try {
            while (true) {
                try {
                    tell(watch.next(examination.report()));
                    problem = "";
                } catch (NotExaminedException e) {
                    if (!problem.equals(e.getMessage())) { // once, too
                        problem = String.valueOf(e.getMessage());
                        LOGGER.log(Level.WARNING, problem);
                    }
                }
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            // It was closed.
        }
    }

    private void tell(Watch.Change change) {
        if (change.appeared().isEmpty() && change.gone().isEmpty()) {
            return;
        }
        try {
            handler.accept(change);
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, "the handler of the doctor's watch failed", e);
        }
    }

    /** Writes a change into the log. */
    static void log(Watch.Change change) {
        for (Finding finding : change.appeared()) {
            LOGGER.log(
                    finding.kind().isStuck() ? Level.WARNING : Level.INFO,
                    () -> TextReport.of(finding).strip());
        }
        for (Finding finding : change.gone()) {
            LOGGER.log(Level.INFO, () -> "over: " + finding.title());
        }
    }

    /** Ends the watch. Does not wait: an examination that runs is given up, and nothing is told after what is being told now. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
