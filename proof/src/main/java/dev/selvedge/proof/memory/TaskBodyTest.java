package dev.selvedge.proof.memory;

import dev.selvedge.Scope;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What the forker wrote is seen by the task, and what the task wrote by who comes after the scope. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "all is seen")
@State
public class TaskBodyTest {

    private int before;
    private int inside;

    /** Writes, forks, and reads after the scope. */
    @Actor
    public void forker(II_Result result) {
        before = 1;
        Unchecked.run(() -> Scope.run(scope -> scope.fork(() -> {
            result.r1 = before;
            inside = 1;
        })));
        result.r2 = inside;
    }

    /** Only takes up a processor, so that the task runs beside the forker. */
    @Actor
    public void neighbour() {
        Thread.onSpinWait();
    }
}
