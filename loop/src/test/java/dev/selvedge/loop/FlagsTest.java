package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What an event loop says where the JVM was started without its flags. */
@EnabledIfSystemProperty(named = "continuations.closed", matches = "true")
class FlagsTest {
    private final EventLoop loop = EventLoop.start("loop");

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void byTurns_saysWhichLineIsMissing() {
        assertThatIllegalStateException().isThrownBy(loop::byTurns).withMessage("""
                in this form of event loop 'loop' virtual threads take turns on its thread, which this JVM keeps to itself. Start it with
                    --add-opens java.base/java.lang=dev.selvedge.loop
                or use byBaton(), which needs no flag""");
    }

    @Test
    void byIdentity_saysWhichLineIsMissing() {
        assertThatIllegalStateException().isThrownBy(loop::byIdentity).withMessage("""
                in this form of event loop 'loop' tasks are suspended on its own thread, which this JVM keeps to itself. Start it with
                    --add-exports java.base/jdk.internal.vm=dev.selvedge.loop
                or use byBaton(), which needs no flag""");
    }

    @Test
    void byBaton_needsNone() throws InterruptedException {
        Channel<Integer> channel = Channel.rendezvous();
        int got = Scope.call(scope -> {
            scope.fork(loop.byBaton(), "sends", () -> channel.send(7));
            return scope.fork(loop.byBaton(), "receives", () -> channel.receive())
                    .join();
        });
        assertThat(got).isEqualTo(7);
    }
}
