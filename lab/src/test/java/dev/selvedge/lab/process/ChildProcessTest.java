package dev.selvedge.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.lab.payment.PaymentMain;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChildProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static ChildProcess start(Class<?> main, String... arguments) throws ChildFailedException {
        return ChildProcess.start(ChildSpec.java("payment", main, List.of("-Xmx64m"), List.of(arguments)), line -> {});
    }

    /** Says nothing, and does not listen: neither to the end of its input nor to a polite request. */
    static final class Stubborn {

        private Stubborn() {}

        public static void main(String[] args) {
            System.out.println("READY {\"port\":1,\"admin\":2,\"pid\":3}");
            Runtime.getRuntime().addShutdownHook(new Thread(Stubborn::stay));
            stay();
        }

        private static void stay() {
            while (true) {
                LockSupport.park();
            }
        }
    }

    @Test
    void close_childEnds() throws Exception {
        ChildProcess child = start(PaymentMain.class);
        try (child) {
            assertThat(child.awaitReady(PATIENCE).port()).isPositive();
            assertThat(child.obituary()).isNull();
        }
        assertThat(child.alive()).isFalse();
    }

    @Test
    void close_stubbornChild_isEndedByForce() throws Exception {
        ChildProcess child = start(Stubborn.class);
        child.awaitReady(PATIENCE);
        child.close();
        assertThat(child.alive()).isFalse();
    }

    @Test
    void awaitReady_childThatRefuses_saysItsReason() throws Exception {
        try (ChildProcess child = start(PaymentMain.class, "--delay-ms", "soon")) {
            assertThatThrownBy(() -> child.awaitReady(PATIENCE))
                    .isInstanceOf(ChildFailedException.class)
                    .hasMessageStartingWith("'payment' did not start: --delay-ms is 'soon'");
        }
    }

    @Test
    void awaitReady_noSuchProgram_saysSo() throws Exception {
        ChildSpec spec = new ChildSpec(
                "ghost", List.of(System.getProperty("java.home") + "/bin/java", "dev.selvedge.lab.Ghost"));
        try (ChildProcess child = ChildProcess.start(spec, line -> {})) {
            assertThatThrownBy(() -> child.awaitReady(PATIENCE))
                    .hasMessageContaining("'ghost' ended before it was ready");
        }
    }

    @Test
    void obituary_killedChild_namesTheSignal() throws Exception {
        try (ChildProcess child = start(PaymentMain.class)) {
            child.awaitReady(PATIENCE);
            child.handle().destroyForcibly();
            child.onExit().join();
            assertThat(child.obituary()).contains("'payment'").contains("was killed by signal 9");
        }
    }
}
