package dev.selvedge.lab.model.compute;

import dev.selvedge.Scope;
import dev.selvedge.worker.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/** A pool of child processes that stays open as long as the server: its scope is that of a thread which waits for the end. */
final class OpenPool {

    private static final String RESIDENT = "VmRSS:";

    private final CountDownLatch end;
    private final Thread keeper;
    private final Workers workers;

    private OpenPool(CountDownLatch end, Thread keeper, Workers workers) {
        this.end = end;
        this.keeper = keeper;
        this.workers = workers;
    }

    static OpenPool open(int children) throws InterruptedException, ExecutionException {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Workers> opened = new CompletableFuture<>();
        Thread keeper = Thread.ofVirtual().name("pool").start(() -> keep(children, opened, end));
        return new OpenPool(end, keeper, opened.get());
    }

    private static void keep(int children, CompletableFuture<Workers> opened, CountDownLatch end) {
        try {
            Scope.run(scope -> {
                opened.complete(Workers.pool("compute")
                        .size(children)
                        .maxHeap("64m")
                        .allow(CountPart.class)
                        .open(scope));
                end.await();
            });
        } catch (InterruptedException | RuntimeException e) {
            opened.completeExceptionally(e);
        }
    }

    Workers workers() {
        return workers;
    }

    int children() {
        return workers.processes().size();
    }

    /** Returns what all children together have in memory, in bytes; 0 where the system does not say. */
    long residentBytes() {
        return workers.processes().stream().mapToLong(OpenPool::residentBytes).sum();
    }

    private static long residentBytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.substring(RESIDENT.length())
                                    .replace("kB", "")
                                    .strip())
                            * 1_024)
                    .sum();
        } catch (IOException | RuntimeException e) {
            return 0; // it has just ended, or this is no Linux
        }
    }

    /** Ends the children; blocks until they have ended. */
    void end() throws InterruptedException {
        end.countDown();
        keeper.join();
    }
}
