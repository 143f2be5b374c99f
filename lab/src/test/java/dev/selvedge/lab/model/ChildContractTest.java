package dev.selvedge.lab.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.model.selvedge.SelvedgeMain;
import dev.selvedge.lab.payment.PaymentMain;
import org.junit.jupiter.api.Test;

/** What the lab relies on in each of its child processes, shown on the smallest of them. */
final class ChildContractTest {

    @Test
    void child_ready_answersHealthAndStats() throws Exception {
        try (TestChild child = TestChild.start(PaymentMain.class)) {
            assertThat(child.ready().pid()).isEqualTo(child.process().pid());
            assertThat(child.gauge("threads")).isPositive();
            assertThat(child.gauge("heap_max")).isPositive();
            assertThat(child.gauge("cpu_ns")).isPositive();
            assertThat(child.gauge("calls")).isZero();
        }
    }

    @Test
    void standardInput_ended_endsTheChild() throws Exception {
        TestChild child = TestChild.start(PaymentMain.class);

        child.close();

        assertThat(child.process().exitValue()).isZero();
    }

    @Test
    void sigterm_endsTheChild() throws Exception {
        try (TestChild child = TestChild.start(PaymentMain.class)) {
            child.process().toHandle().destroy();

            assertThat(child.process().waitFor()).isEqualTo(128 + 15);
        }
    }

    @Test
    void argument_unknown_isNamed() throws Exception {
        try (TestChild child = TestChild.start(PaymentMain.class, "--colour", "red")) {
            assertThat(child.firstLine())
                    .startsWith("FAILED --colour is unknown: this child takes --admin-port, --delay-ms");
            assertThat(child.process().waitFor()).isEqualTo(64);
        }
    }

    @Test
    void argument_missing_isNamed() throws Exception {
        try (TestChild child = TestChild.start(SelvedgeMain.class)) {
            assertThat(child.firstLine()).isEqualTo("FAILED --jdbc-url is missing: this child can't run without it");
            assertThat(child.process().waitFor()).isEqualTo(64);
        }
    }

    @Test
    void argument_outOfRange_isNamed() throws Exception {
        try (TestChild child = TestChild.start(PaymentMain.class, "--port", "80000")) {
            assertThat(child.firstLine())
                    .isEqualTo("FAILED --port is '80000': expected a whole number from 0 to 65535");
        }
    }

    @Test
    void port_inUse_isSaid() throws Exception {
        try (TestChild first = TestChild.start(PaymentMain.class);
                TestChild second = TestChild.start(
                        PaymentMain.class,
                        "--port",
                        Integer.toString(first.ready().port()))) {
            assertThat(second.firstLine())
                    .isEqualTo("FAILED the port is in use: give another --port, or none to take a free one");
            assertThat(second.process().waitFor()).isEqualTo(1);
        }
    }

    @Test
    void database_notThere_isSaidInOneLine() throws Exception {
        try (TestChild child = TestChild.start(
                SelvedgeMain.class,
                "--jdbc-url",
                "jdbc:postgresql://127.0.0.1:1/none",
                "--payment-url",
                "http://127.0.0.1:2",
                "--deadline-ms",
                "300")) {
            assertThat(child.firstLine()).startsWith("FAILED ").contains("127.0.0.1:1");
            assertThat(child.process().waitFor()).isEqualTo(1);
        }
    }
}
