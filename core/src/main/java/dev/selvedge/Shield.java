package dev.selvedge;

import dev.selvedge.internal.wait.Region;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.spi.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Runs a body in a region that cancellations and deadlines from outside do not reach. */
final class Shield {

    private Shield() {}

    static <T extends @Nullable Object, X extends Exception> T call(
            @Nullable Duration limit, Cancellation.Body<T, X> body) throws X, InterruptedException {
        Objects.requireNonNull(body, "body");
        Strand strand = Strand.current();
        Long deadline = Deadlines.endOrNull(strand, limit);
        Region region = Region.shielded(strand.region(), strand, "a shield", deadline);
        AtomicBoolean passed = new AtomicBoolean();
        strand.enter(region);
        TimeSource.Alarm alarm = Deadlines.arm(strand, region, deadline, () -> {
            passed.set(true);
            region.cancel(Deadlines.cause(strand, region, "a shield", limit));
        });
        boolean told = false;
        try {
            T result = body.call();
            if (passed.get()) {
                throw Deadlines.exceeded("a shield", limit);
            }
            return result;
        } catch (Throwable thrown) {
            boolean ours = Consequences.ofOurInterrupt(strand, thrown);
            Throwable out = Consequences.ofCancelling(region, thrown, ours)
                    ? suppressing(Deadlines.exceeded("a shield", limit), thrown)
                    : Consequences.attributed(strand, thrown, ours);
            told = out instanceof CancelledException;
            throw Consequences.<X>sneak(out);
        } finally {
            alarm.cancel();
            strand.leave(told);
        }
    }

    private static Throwable suppressing(Throwable primary, Throwable thrown) {
        if (!(thrown instanceof InterruptedException)) {
            primary.addSuppressed(thrown);
        }
        return primary;
    }
}
