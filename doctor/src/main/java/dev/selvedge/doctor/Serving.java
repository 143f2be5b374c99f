package dev.selvedge.doctor;

import dev.selvedge.doctor.attach.Attached;
import dev.selvedge.doctor.attach.NotExaminedException;
import dev.selvedge.doctor.attach.Source;
import dev.selvedge.doctor.page.PageServer;
import dev.selvedge.doctor.snapshot.Snapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/** Shows a page from the command line, until the command is ended. */
final class Serving {

    private final int port;
    private final boolean allowCancel;
    private final PrintWriter out;

    Serving(int port, boolean allowCancel, PrintWriter out) {
        this.port = port;
        this.allowCancel = allowCancel;
        this.out = out;
    }

    /** The page of a process. It stays when the process has ended, as what was seen last may be what one wants to know. */
    int process(long pid, Duration longestLook) throws NotExaminedException, IOException, InterruptedException {
        try (Source source = Attached.source(pid, longestLook);
                PageServer server = listening(() -> page(source))) {
            tell("process " + pid, server);
            awaitEnd(pid);
            server.processEnded();
            say("process " + pid + " has ended; the page shows what was seen last, until Ctrl-C");
            return forever();
        }
    }

    private PageServer page(Source source) throws NotExaminedException, IOException, InterruptedException {
        return allowCancel ? PageServer.startWithCancel(source, port) : PageServer.start(source, port);
    }

    private static void awaitEnd(long pid) throws InterruptedException {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            try {
                process.get().onExit().get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("can't wait for the end of process " + pid, e);
            }
        }
    }

    /** The page of a dump. */
    int dump(Snapshot moment, Path file) throws IOException, InterruptedException {
        try (PageServer server = PageServer.still(moment, port)) {
            tell(file.toString(), server);
            return forever();
        } catch (BindException e) {
            throw inUse(e);
        }
    }

    private interface Start {
        PageServer start() throws NotExaminedException, IOException, InterruptedException;
    }

    private PageServer listening(Start start) throws NotExaminedException, IOException, InterruptedException {
        try {
            return start.start();
        } catch (BindException e) {
            throw inUse(e);
        }
    }

    private IOException inUse(BindException problem) {
        return new IOException(
                "can't listen at port " + port + " (" + problem.getMessage()
                        + "): choose another, or leave --port away for any that is free",
                problem);
    }

    private void tell(String what, PageServer server) {
        say(what + " is shown at " + server.address() + " on this machine, until Ctrl-C");
    }

    private void say(String line) {
        out.println("selvedge doctor: " + line);
        out.flush();
    }

    /** Until the JVM ends, or this thread is interrupted. */
    private static int forever() throws InterruptedException {
        new CountDownLatch(1).await();
        return 0;
    }
}
