package dev.selvedge.proof.memory;

import dev.selvedge.internal.wait.SpinLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A plain number under the lock that guards everything else. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both have counted")
@State
public class SpinLockTest {

    private final SpinLock guard = new SpinLock();
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
        guard.lock();
        number++;
        guard.unlock();
    }

    /** Reads what came of it. */
    @Arbiter
    public void after(I_Result result) {
        result.r1 = number;
    }
}
