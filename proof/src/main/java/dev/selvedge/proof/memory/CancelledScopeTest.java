package dev.selvedge.proof.memory;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.ScopeCancelledException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A scope cancelled from outside while its body waits: the body is told, and its thread keeps no interrupt of ours. */
@JCStressTest
@Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "told by an exception, and no interrupt is left")
@State
public class CancelledScopeTest {

    private volatile Scope opened;

    /** Waits in a scope until that is cancelled. */
    @Actor
    public void body(ZZ_Result result) {
        Unchecked.run(() -> {
            try {
                Scope.run(scope -> {
                    opened = scope;
                    Channel.<Message>rendezvous().receive();
                });
            } catch (ScopeCancelledException told) {
                result.r1 = true;
            }
            result.r2 = Thread.interrupted();
        });
    }

    /** Cancels it. */
    @Actor
    public void canceller() {
        while (opened == null) {
            Thread.onSpinWait();
        }
        opened.cancel("the race");
    }
}
