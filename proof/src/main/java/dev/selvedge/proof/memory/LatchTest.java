package dev.selvedge.proof.memory;

import dev.selvedge.sync.Latch;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What was written before a latch came to zero is seen by who awaited it, and by who found it so. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "it had not happened yet, then all is seen")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "all is seen")
@State
public class LatchTest {

    private final Latch latch = Latch.of(1);
    private int written;

    /** Writes, then lets the others go on. */
    @Actor
    public void writer() {
        written = 1;
        latch.countDown();
    }

    /** Looks, then waits. */
    @Actor
    public void reader(II_Result result) {
        result.r1 = !(latch.count() == 0) ? 0 : written == 1 ? 1 : 2;
        Unchecked.run(latch::await);
        result.r2 = written;
    }
}
