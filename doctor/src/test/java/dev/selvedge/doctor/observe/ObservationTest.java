package dev.selvedge.doctor.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Scope;
import dev.selvedge.spi.Environment;
import dev.selvedge.sync.Semaphore;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What installing, closing and failing observers do. */
class ObservationTest {

    /** Notes what it is told. */
    private record Noting(String name, ConcurrentLinkedQueue<String> told) implements Observer {

        @Override
        public boolean listens() {
            return true;
        }

        @Override
        public void scopeOpened(Named scope) {
            told.add(name + ": opened " + scope.name());
        }

        @Override
        public void taskStarted(Named task, long delayNanos) {
            told.add(name + ": started " + task.name());
        }

        @Override
        public void problem(String message, Throwable problem) {
            told.add(name + ": " + message);
        }
    }

    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

    @Test
    void severalObservers_areAllTold() throws Throwable {
        try (Observation two = Observation.install(new Noting("one", told), new Noting("two", told))) {
            Recorded.onAFreshThread(() -> Scope.named("a").run(scope -> scope.fork("b", () -> 1)));
        }
        assertThat(told).containsExactly("one: opened a", "two: opened a", "one: started b", "two: started b");
    }

    @Test
    void installingTwice_isRefused_withTheRemedy() throws Throwable {
        try (Observation first = Observation.install(new Noting("one", told))) {
            assertThatThrownBy(() -> Observation.install(new Noting("two", told)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "observers are installed already: close that observation first, or give all observers to"
                                    + " one Observation.install(…)");
            Recorded.onAFreshThread(() -> Scope.named("a").run(scope -> {}));
        }
        assertThat(told).containsExactly("one: opened a");
    }

    @Test
    void resolverOfSomebodyElse_isLeftInPlace() {
        Environment.Resolver other = (thread, jdk) -> jdk;
        Environment.install(other);
        try {
            assertThatThrownBy(() -> Observation.install(new Noting("one", told)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a resolver is installed already");
        } finally {
            Environment.remove(other);
        }
        Observation.install(new Noting("one", told)).close(); // and nothing is left behind
    }

    @Test
    void afterClose_threadsHaveTheEnvironmentOfTheJdk_andAnotherObservationMayFollow() throws Throwable {
        Observation first = Observation.install(new Noting("one", told));
        first.close();
        Environment.Resolver nobodys = (thread, jdk) -> jdk;
        Environment.install(nobodys);
        Environment.remove(nobodys);
        try (Observation second = Observation.install(new Noting("two", told))) {
            first.close(); // does nothing to the second
            Recorded.onAFreshThread(() -> Scope.named("a").run(scope -> {}));
        }
        assertThat(told).containsExactly("two: opened a");
    }

    @Test
    void problem_isLogged_andToldToTheObserver() throws Throwable {
        List<String> logged = logged(() -> {
            try (Observation observation = Observation.install(new Noting("one", told))) {
                Recorded.onAFreshThread(() -> {
                    Semaphore seats = Semaphore.named("seats", 1);
                    Scope.named("hall").run(scope -> scope.fork("guest", () -> seats.acquire()));
                });
            }
        });
        assertThat(logged).singleElement().asString().contains("ended without closing its permit");
        assertThat(told).anySatisfy(line -> assertThat(line).contains("ended without closing its permit"));
    }

    @Test
    void observerThatThrows_isLogged_andDoesNotHarmTheProgram() throws Throwable {
        Observer failing = new Observer() {
            @Override
            public boolean listens() {
                return true;
            }

            @Override
            public void scopeOpened(Named scope) {
                throw new IllegalStateException("no disk");
            }

            @Override
            public WaitEnd waitBegun() {
                return wait -> {
                    throw new IllegalStateException("no memory");
                };
            }
        };
        List<String> logged = logged(() -> {
            try (Observation observation = Observation.install(failing)) {
                Recorded.onAFreshThread(() -> assertThat(Scope.<Integer, RuntimeException>call(scope -> 7))
                        .isEqualTo(7));
            }
        });
        assertThat(logged).contains("an observer failed");
    }

    private static List<String> logged(Recorded.Body body) throws Throwable {
        ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        Handler noting = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                lines.add(logged.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("dev.selvedge");
        logger.addHandler(noting);
        logger.setUseParentHandlers(false);
        try {
            body.run();
        } finally {
            logger.removeHandler(noting);
            logger.setUseParentHandlers(true);
        }
        return List.copyOf(lines);
    }
}
