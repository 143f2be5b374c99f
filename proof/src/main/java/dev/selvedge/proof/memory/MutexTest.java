package dev.selvedge.proof.memory;

import dev.selvedge.sync.Mutex;
import dev.selvedge.sync.Permit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A plain number under a mutex. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both have counted")
@State
public class MutexTest {

    private final Mutex guard = Mutex.create();
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
            try (Permit permit = guard.lock()) {
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
