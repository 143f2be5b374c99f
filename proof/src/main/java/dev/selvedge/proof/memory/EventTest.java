package dev.selvedge.proof.memory;

import dev.selvedge.sync.Event;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What was written before an event is seen by who awaited it, and by who found it set. */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "it had not happened yet, then all is seen")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "all is seen")
@State
public class EventTest {

    private final Event event = Event.create();
    private int written;

    /** Writes, then lets the others go on. */
    @Actor
    public void writer() {
        written = 1;
        event.set();
    }

    /** Looks, then waits. */
    @Actor
    public void reader(II_Result result) {
        result.r1 = !(event.isSet()) ? 0 : written == 1 ? 1 : 2;
        Unchecked.run(event::await);
        result.r2 = written;
    }
}
