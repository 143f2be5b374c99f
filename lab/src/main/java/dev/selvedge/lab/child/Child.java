package dev.selvedge.lab.child;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The main program of every child: it starts the service, says so, and ends it in time. */
public final class Child {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration START_GRACE = Duration.ofSeconds(10);
    private static final int EXIT_USAGE = 64;
    private static final int EXIT_FAILED = 1;

    private Child() {}

    /**
     * Runs a service as the contract of this package says, and ends the JVM. Blocks until standard input ends. Called from
     * {@code main}, as its only statement.
     */
    public static void run(String[] args, ChildService.Starter starter) {
        PrintStream out = standardOutput();
        Logger.getLogger("").setLevel(Level.WARNING);
        CompletableFuture<ChildService> started = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started), "child-end"));
        try {
            Arguments arguments = Arguments.parse(args);
            int adminPort = arguments.number("admin-port", 0, 0, 65_535);
            ChildService service = starter.start(arguments);
            started.complete(service);
            arguments.refuseUnknown();
            AdminServer admin = AdminServer.start(adminPort, service::gauges);
            long pid = ProcessHandle.current().pid();
            out.println(new ReadyLine(service.port(), admin.port(), pid).format());
            out.flush();
            awaitEnd(System.in);
            System.exit(0);
        } catch (ArgumentException e) {
            started.completeExceptionally(e);
            fail(out, EXIT_USAGE, sentence(e));
        } catch (Exception | Error e) { // a class that is missing is a failure to report, too
            started.completeExceptionally(e);
            fail(out, EXIT_FAILED, sentence(e));
        }
    }

    /** Standard output in UTF-8, and nobody else's: what libraries print there by mistake goes to standard error. */
    private static PrintStream standardOutput() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        return out;
    }

    private static void awaitEnd(InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A standard input that can't be read has ended.
        }
    }

    /** Ends the service, or waits until it has started and ends it then, but not for long. */
    private static void end(CompletableFuture<ChildService> started) {
        Duration grace = started.isDone() ? GRACE : START_GRACE;
        Thread ending = Thread.ofPlatform().daemon().name("child-ending").start(() -> endService(started));
        try {
            if (!ending.join(grace)) {
                System.err.println("The service did not end within " + grace.toSeconds() + " s: halting.");
                Runtime.getRuntime().halt(EXIT_FAILED);
            }
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(EXIT_FAILED);
        }
    }

    private static void endService(CompletableFuture<ChildService> started) {
        ChildService service;
        try {
            service = started.join();
        } catch (CompletionException e) {
            return; // it never started, and said so
        }
        try {
            service.end();
        } catch (Exception e) {
            System.err.println("The service failed to end: " + sentence(e));
        }
    }

    private static void fail(PrintStream out, int exit, String sentence) {
        out.println(ReadyLine.FAILED + sentence);
        out.flush();
        System.exit(exit);
    }

    /** One line that says what went wrong, for a user who never sees the stack trace. */
    static String sentence(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            // Netty's own transport throws an exception of its own for it
            if (t instanceof BindException || String.valueOf(t.getMessage()).endsWith("Address already in use")) {
                return "the port is in use: give another --port, or none to take a free one";
            }
        }
        String message = failure.getMessage();
        String text = message == null ? failure.toString() : message;
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(failure.toString());
    }
}
