package dev.selvedge.proof.memory;

import dev.selvedge.sync.Permit;
import dev.selvedge.sync.Semaphore;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A plain number under a semaphore's only permit. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both have counted")
@State
public class SemaphoreTest {

    private final Semaphore guard = Semaphore.of(1);
    private int number;

    /** Counts. */
    @Actor
    public void one() {
        count();
    }

    /** Counts. */
    @Actor
    public void other() {
        count();
    }

    private void count() {
        Unchecked.run(() -> {
            try (Permit permit = guard.acquire()) {
                number++;
            }
        });
    }

    /** Reads what came of it. */
    @Arbiter
    public void after(I_Result result) {
        result.r1 = number;
    }
}
