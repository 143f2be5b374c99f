package dev.selvedge.doctor.observe;

import dev.selvedge.spi.Environment;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives threads the JDK's environment with observers around it. Threads keep their environment, so there is one for all observations, one
 * after the other: it asks here who observes at the moment.
 */
final class Hub implements Environment.Resolver {

    private static final Observer NOBODY = new Observer() {};

    static final Hub ONLY = new Hub();

    /** Read at every event, written by installing and removing. */
    private final AtomicReference<Observer> observer = new AtomicReference<>(NOBODY);

    /** Made for the first thread; threads that race for that make equal ones. */
    private volatile @Nullable Environment environment;

    private Hub() {}

    void install(Observer observers) {
        if (!observer.compareAndSet(NOBODY, observers)) {
            throw new IllegalStateException("observers are installed already: close that observation first,"
                    + " or give all observers to one Observation.install(…)");
        }
        try {
            Environment.install(this);
        } catch (IllegalStateException replaced) {
            observer.set(NOBODY);
            throw replaced;
        }
    }

    void remove(Observer observers) {
        if (observer.get() == observers) {
            Environment.remove(this);
            observer.compareAndSet(observers, NOBODY);
        }
    }

    @Override
    public Environment environmentOf(Thread thread, Environment jdk) {
        Environment known = environment;
        if (known == null) {
            known = around(jdk);
            environment = known;
        }
        return known;
    }

    private Environment around(Environment jdk) {
        return new Environment(
                new ObservedStarter(jdk, this),
                new ObservedParker(jdk, this),
                jdk.time(),
                new ObservedListener(jdk, this),
                jdk.seeds());
    }

    Observer observer() {
        return observer.get();
    }

    /** Tells the observer something; if it throws, that is logged. */
    void tell(Environment jdk, Consumer<Observer> event) {
        try {
            event.accept(observer.get());
        } catch (RuntimeException | LinkageError problem) {
            failed(jdk, problem);
        }
    }

    static void failed(Environment jdk, Throwable problem) {
        jdk.listener().problem("an observer failed", problem);
    }
}
