package dev.selvedge.doctor.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Array;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;

/** A program as a user writes it: with both kinds of observers, with a stream of events, and without Micrometer. */
class ProgramTest {

    private static Observation observe(MeterRegistry registry) {
        // tag::install
        SelvedgeMeters meters = new SelvedgeMeters(); // only where Micrometer is beside the program
        meters.bindTo(registry);
        return Observation.install(new FlightEvents(), meters); // first thing in main
        // end::install
    }

    @Test
    void eventsAndMeters_tellOfTheSame() throws Throwable {
        MeterRegistry registry = new SimpleMeterRegistry();
        try (Observation observation = observe(registry)) {
            Recorded recorded = Recorded.of(() -> Scope.named("order").run(scope -> scope.fork("price", () -> 1)));
            assertThat(recorded.all("Task")).hasSize(1);
        }
        assertThat(registry.get("selvedge.tasks")
                        .tag("outcome", "success")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void stream_tellsOfCancellationsWhileTheProgramRuns() throws Throwable {
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        try (Observation observation = Observation.install(new FlightEvents());
                RecordingStream stream = new RecordingStream()) {
            stream.onEvent("dev.selvedge.Cancellation", event -> told.add(event.getString("what")));
            stream.startAsync();
            Recorded.onAFreshThread(() -> Scope.named("order").run(scope -> scope.cancel("sold out")));
            stream.stop();
        }
        assertThat(told).containsExactly("scope 'order'");
    }

    @Test
    void withoutMicrometer_theEventsWork_andOnlyTheMetersAreMissing() throws Throwable {
        URL[] places = {placeOf(Scope.class), placeOf(Observation.class)};
        try (URLClassLoader loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            Class<?> observers = loader.loadClass(Observer.class.getName());
            Object all = Array.newInstance(observers, 1);
            Array.set(
                    all,
                    0,
                    loader.loadClass(FlightEvents.class.getName())
                            .getConstructor()
                            .newInstance());
            Object observation = loader.loadClass(Observation.class.getName())
                    .getMethod("install", all.getClass())
                    .invoke(null, all);
            ((AutoCloseable) Objects.requireNonNull(observation)).close();
            assertThatThrownBy(() -> loader.loadClass(SelvedgeMeters.class.getName())
                            .getConstructor()
                            .newInstance())
                    .isInstanceOf(NoClassDefFoundError.class)
                    .hasMessageContaining("io/micrometer");
        }
        assertThat(List.of(places)).doesNotHaveDuplicates();
    }

    private static URL placeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
