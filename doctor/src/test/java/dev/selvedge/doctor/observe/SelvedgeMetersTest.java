package dev.selvedge.doctor.observe;

import static dev.selvedge.doctor.observe.Conditions.awaitParked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.TaskFailedException;
import dev.selvedge.sync.Latch;
import dev.selvedge.sync.Semaphore;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelvedgeMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Observation observation;

    @BeforeEach
    void observe() {
        SelvedgeMeters meters = new SelvedgeMeters();
        meters.bindTo(registry);
        observation = Observation.install(meters);
    }

    @AfterEach
    void close() {
        observation.close();
    }

    @Test
    void tasks_areCountedByOutcome() throws Throwable {
        Recorded.onAFreshThread(() -> assertThatThrownBy(() -> Scope.named("order")
                        .run(scope -> {
                            scope.fork("price", () -> 1).join();
                            scope.fork("waits", () -> Latch.of(1).await());
                            scope.fork("fails", () -> {
                                throw new IllegalStateException("no route");
                            });
                        }))
                .isInstanceOf(TaskFailedException.class));
        assertThat(ended("success")).isEqualTo(1);
        assertThat(ended("failure")).isEqualTo(1);
        assertThat(ended("cancelled")).isEqualTo(1);
        assertThat(count("selvedge.tasks.forked")).isEqualTo(3);
        assertThat(count("selvedge.cancellations")).isEqualTo(1);
        assertThat(gauge("selvedge.tasks.active")).isZero();
    }

    @Test
    void gauges_tellWhatIsOpenNow() throws Throwable {
        Recorded.onAFreshThread(() -> Scope.run(outer -> Scope.run(inner -> {
            Latch end = Latch.of(1);
            outer.fork("one", () -> end.await());
            inner.fork("two", () -> end.await());
            assertThat(gauge("selvedge.scopes.open")).isEqualTo(2);
            assertThat(gauge("selvedge.tasks.active")).isEqualTo(2);
            end.countDown();
        })));
        assertThat(gauge("selvedge.scopes.open")).isZero();
        assertThat(gauge("selvedge.tasks.active")).isZero();
    }

    @Test
    void waits_areTimedByOperation() throws Throwable {
        AtomicLong passed = new AtomicLong();
        Recorded.onAFreshThread(() -> Scope.run(scope -> {
            Channel<String> rows = Channel.named("rows").buffered(1);
            CompletableFuture<Thread> started = new CompletableFuture<>();
            Task<Long> copy = scope.fork("copy", () -> {
                long begun = System.nanoTime();
                started.complete(Thread.currentThread());
                rows.receive();
                return System.nanoTime() - begun;
            });
            awaitParked(started);
            rows.send("one");
            passed.set(copy.join());
        }));
        Timer timer = registry.get("selvedge.waits").tag("operation", "receive").timer();
        assertThat(timer.count()).isPositive();
        assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isBetween(1.0, (double) passed.get());
    }

    @Test
    void problems_areCounted() throws Throwable {
        Recorded.onAFreshThread(() -> {
            Semaphore seats = Semaphore.named("seats", 1);
            Scope.named("hall").run(scope -> scope.fork("guest", () -> seats.acquire()));
        });
        assertThat(count("selvedge.problems")).isEqualTo(1);
    }

    @Test
    void names_areNotAmongTheTags() throws Throwable {
        Recorded.onAFreshThread(() -> Scope.named("order").run(scope -> {
            for (int i = 0; i < 50; i++) {
                Channel<String> own = Channel.named("channel " + i).rendezvous();
                Task<?> receiver = scope.fork("receiver " + i, () -> own.receive());
                scope.fork("sender " + i, () -> own.send("one"));
                receiver.join();
            }
        }));
        assertThat(registry.getMeters())
                .hasSizeLessThan(16)
                .extracting(Meter::getId)
                .flatExtracting(Meter.Id::getTags)
                .extracting(Tag::getValue)
                .isSubsetOf("success", "failure", "cancelled", "receive", "send", "join", "wait for the end of");
    }

    @Test
    void afterClose_nothingIsCounted() throws Throwable {
        observation.close();
        Recorded.onAFreshThread(() -> Scope.run(scope -> scope.fork("one", () -> 1)));
        assertThat(count("selvedge.tasks.forked")).isZero();
    }

    private double ended(String outcome) {
        return registry.get("selvedge.tasks")
                .tag("outcome", outcome)
                .functionCounter()
                .count();
    }

    private double count(String name) {
        return registry.get(name).functionCounter().count();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
