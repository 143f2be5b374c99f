package dev.selvedge.doctor.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Meters for Micrometer, whose {@code micrometer-core} is to be beside the program:
 *
 * <table>
 *   <caption>The meters</caption>
 *   <tr><th>name</th><th>what</th><th>tags</th></tr>
 *   <tr><td>{@code selvedge.tasks}</td><td>counter: tasks that have ended</td>
 *       <td>{@code outcome}: {@code success}, {@code failure}, {@code cancelled}</td></tr>
 *   <tr><td>{@code selvedge.tasks.forked}</td><td>counter: tasks that were forked</td><td></td></tr>
 *   <tr><td>{@code selvedge.tasks.active}</td><td>gauge: tasks that were forked and have not ended</td><td></td></tr>
 *   <tr><td>{@code selvedge.scopes.open}</td><td>gauge: scopes that are open</td><td></td></tr>
 *   <tr><td>{@code selvedge.cancellations}</td><td>counter: cancellations that took effect</td><td></td></tr>
 *   <tr><td>{@code selvedge.problems}</td><td>counter: problems that no caller could be told of</td><td></td></tr>
 *   <tr><td>{@code selvedge.waits}</td><td>timer: waits for which a thread has parked</td>
 *       <td>{@code operation}: such as {@code receive}</td></tr>
 * </table>
 *
 * <p>It counts from when it is {@linkplain Observation#install installed}, for all registries that it is bound to; waits only for those
 * that it is bound to at the time. No tag holds the name of a task, a scope or a channel, so there are few time series, however many of
 * those there are. Bound to no registry and not installed, it does nothing.
 */
public final class SelvedgeMeters implements MeterBinder, Observer {

    private static final List<String> OUTCOMES = List.of("success", "failure", "cancelled");

    private final LongAdder scopesOpened = new LongAdder();
    private final LongAdder scopesClosed = new LongAdder();
    private final LongAdder forked = new LongAdder();
    private final Map<String, LongAdder> ended;
    private final LongAdder cancellations = new LongAdder();
    private final LongAdder problems = new LongAdder();
    private final List<WaitTimers> timers = new CopyOnWriteArrayList<>();

    /** One registry, and its timers by operation. */
    private record WaitTimers(MeterRegistry registry, Map<String, Timer> byOperation) {

        void record(String operation, long nanos) {
            byOperation.computeIfAbsent(operation, this::timer).record(nanos, TimeUnit.NANOSECONDS);
        }

        private Timer timer(String operation) {
            return Timer.builder("selvedge.waits")
                    .description("waits for which a thread has parked")
                    .tag("operation", operation)
                    .register(registry);
        }
    }

    /** Makes meters that count nothing yet: install them, and bind them to a registry. */
    public SelvedgeMeters() {
        ended = Map.of("success", new LongAdder(), "failure", new LongAdder(), "cancelled", new LongAdder());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String outcome : OUTCOMES) {
            FunctionCounter.builder("selvedge.tasks", this, meters -> meters.ended(outcome))
                    .description("tasks that have ended")
                    .tag("outcome", outcome)
                    .register(registry);
        }
        counter(registry, "selvedge.tasks.forked", "tasks that were forked", forked);
        counter(registry, "selvedge.cancellations", "cancellations that took effect", cancellations);
        counter(registry, "selvedge.problems", "problems that no caller could be told of", problems);
        Gauge.builder("selvedge.tasks.active", this::active)
                .description("tasks that were forked and have not ended")
                .register(registry);
        Gauge.builder("selvedge.scopes.open", this::open)
                .description("scopes that are open")
                .register(registry);
        timers.add(new WaitTimers(registry, new ConcurrentHashMap<>()));
    }

    private static void counter(MeterRegistry registry, String name, String description, LongAdder count) {
        FunctionCounter.builder(name, count, LongAdder::sum)
                .description(description)
                .register(registry);
    }

    private long ended(String outcome) {
        LongAdder count = ended.get(outcome);
        return count == null ? 0 : count.sum();
    }

    /** What has ended is counted first, so it is never below zero for a race; nor for what began before the counting. */
    private long active() {
        long over = ended.values().stream().mapToLong(LongAdder::sum).sum();
        return Math.max(0, forked.sum() - over);
    }

    private long open() {
        long over = scopesClosed.sum();
        return Math.max(0, scopesOpened.sum() - over);
    }

    // ---- what is counted -------------------------------------------------------------------------------------------

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public void scopeOpened(Named scope) {
        scopesOpened.increment();
    }

    @Override
    public void scopeClosed(Named scope) {
        scopesClosed.increment();
    }

    @Override
    public void taskForked(Named scope, Named task) {
        forked.increment();
    }

    @Override
    public void taskEnded(Named scope, Named task, String outcome) {
        LongAdder count = ended.get(outcome);
        if (count != null) {
            count.increment();
        }
    }

    @Override
    public void cancelled(String what, String canceller, String reason) {
        cancellations.increment();
    }

    @Override
    public void problem(String message, Throwable problem) {
        problems.increment();
    }

    @Override
    public @Nullable WaitEnd waitBegun() {
        if (timers.isEmpty()) {
            return null;
        }
        long begun = System.nanoTime();
        return wait -> {
            long nanos = System.nanoTime() - begun;
            String operation = wait.operation();
            for (WaitTimers each : timers) {
                each.record(operation, nanos);
            }
        };
    }
}
