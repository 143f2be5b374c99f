package dev.selvedge.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.loop.EventLoop;
import dev.selvedge.simulation.Simulation;
import org.junit.jupiter.api.Test;

/** In a simulation, tasks that are forked onto a loop have threads of their own, that the simulation decides about. */
class LoopInSimulationTest {

    @Test
    void tasksByIdentity_waitAsAnyOther() throws InterruptedException {
        try (EventLoop loop = EventLoop.start("not simulated")) {
            Simulation.of(() -> {
                        Channel<Integer> channel = Channel.rendezvous();
                        int got = Scope.call(scope -> {
                            scope.fork(loop.byIdentity(), "sends", () -> channel.send(7));
                            Task<Integer> receives = scope.fork(loop.byIdentity(), "receives", () -> {
                                assertThat(loop.isInside()).isFalse();
                                return channel.receive();
                            });
                            return receives.join();
                        });
                        assertThat(got).isEqualTo(7);
                    })
                    .check();
        }
    }
}
