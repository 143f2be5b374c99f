package dev.selvedge.proof.memory;

import dev.selvedge.Channel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** An interrupt from outside against a hand-over: the one that comes too late for an exception stays as the flag. */
@JCStressTest
@Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "interrupted, and nothing was taken")
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "received, and the flag is kept")
@State
public class InterruptTest {

    private final Channel<Message> channel = Channel.rendezvous();
    private volatile Thread receiving;

    /** Receives; when it was interrupted instead, or after, says so. */
    @Actor
    public void receiver(III_Result result) {
        receiving = Thread.currentThread();
        try {
            result.r1 = Message.look(channel.receive());
        } catch (InterruptedException e) {
            result.r3 = 1;
        }
        while (receiving != null) {
            Thread.onSpinWait();
        }
        if (Thread.interrupted()) {
            result.r3++;
        }
    }

    /** Offers an element, interrupts, and offers it once more if it was not taken. */
    @Actor
    public void other(III_Result result) {
        Thread thread = receiving;
        while (thread == null) {
            thread = receiving;
        }
        Message message = Message.written();
        for (int i = 0; i < 20 && result.r2 == 0; i++) {
            result.r2 = channel.trySend(message) ? 1 : 0;
        }
        thread.interrupt();
        if (result.r2 == 0) {
            result.r2 = channel.trySend(message) ? 1 : 0;
        }
        receiving = null;
    }
}
