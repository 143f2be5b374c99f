package dev.selvedge.examples.tokens;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/**
 * With promises. The permit is given back when the call has been settled, well or not, and that looks complete. But a call
 * that is never settled runs no callback: the permit is gone, and there is no exception, no thread and no stack trace that
 * could tell of it.
 */
final class PromiseHalf {
    private final Service service = new Service();
    private final int permitCount;
    private final Semaphore permits;

    PromiseHalf(int permitCount) {
        this.permitCount = permitCount;
        this.permits = new Semaphore(permitCount);
    }

    Result run() {
        List<CompletableFuture<String>> calls =
                IntStream.rangeClosed(1, permitCount).mapToObj(this::call).toList();
        long answers = calls.stream().filter(CompletableFuture::isDone).count();
        return new Result((int) answers, permits.availablePermits(), List.of());
    }

    private CompletableFuture<String> call(int order) {
        permits.acquireUninterruptibly();
        return service.promise(order).whenComplete((answer, failure) -> permits.release());
    }
}
