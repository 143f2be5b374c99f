package dev.selvedge.doctor.observe;

import dev.selvedge.Inspection;
import dev.selvedge.doctor.observe.Observer.WaitEnd;
import dev.selvedge.spi.Environment;
import dev.selvedge.spi.Parker;
import org.jspecify.annotations.Nullable;

/** Tells the observer of each park. What was waited for is looked at afterwards, and only if somebody wants to know. */
record ObservedParker(Environment jdk, Hub hub) implements Parker {

    @Override
    public void park(Object blocker) {
        WaitEnd end = begun();
        jdk.parker().park(blocker);
        ended(end, blocker);
    }

    @Override
    public void parkUntil(Object blocker, long nanoTime) {
        WaitEnd end = begun();
        jdk.parker().parkUntil(blocker, nanoTime);
        ended(end, blocker);
    }

    private @Nullable WaitEnd begun() {
        try {
            return hub.observer().waitBegun();
        } catch (RuntimeException | LinkageError problem) {
            Hub.failed(jdk, problem);
            return null;
        }
    }

    private void ended(@Nullable WaitEnd end, Object blocker) {
        if (end == null) {
            return;
        }
        try {
            Inspection.Awaited wait = Inspection.awaitedAt(blocker);
            if (wait != null) {
                end.waitEnded(wait);
            }
        } catch (RuntimeException | LinkageError problem) {
            Hub.failed(jdk, problem);
        }
    }

    @Override
    public void unpark(Thread thread) {
        jdk.parker().unpark(thread);
    }

    @Override
    public void pause(int attempt) {
        jdk.parker().pause(attempt);
    }

    @Override
    public void switchPoint() {
        jdk.parker().switchPoint();
    }

    @Override
    public long patience() {
        return jdk.parker().patience();
    }
}
