package dev.selvedge.proof.memory.planted;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A plain number under no lock at all. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both have counted")
@State
public class UnguardedTest {

    private int number;

    /** Counts. */
    @Actor
    public void one() {
        number++;
    }

    /** Counts. */
    @Actor
    public void other() {
        number++;
    }

    /** Reads what came of it. */
    @Arbiter
    public void after(I_Result result) {
        result.r1 = number;
    }
}
