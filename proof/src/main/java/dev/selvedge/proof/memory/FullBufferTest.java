package dev.selvedge.proof.memory;

import dev.selvedge.Channel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A waiting sender's element, put into the buffer by the receiver that made the place. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both elements are whole")
@State
public class FullBufferTest {

    private final Channel<Message> channel = Channel.buffered(1);

    /** Sends two, and may wait with the second. */
    @Actor
    public void sender() {
        Unchecked.run(() -> {
            channel.send(Message.written());
            channel.send(Message.written());
        });
    }

    /** Receives two. */
    @Actor
    public void receiver(II_Result result) {
        result.r1 = Message.look(Unchecked.call(channel::receive));
        result.r2 = Message.look(Unchecked.call(channel::receive));
    }
}
