package dev.selvedge.lab.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.lab.plan.WrongUsageException;
import org.junit.jupiter.api.Test;

class PreflightTest {

    @Test
    void tooFewFiles_saysHowManyThereAreAndHowToRaiseIt() {
        assertThatThrownBy(() -> Preflight.checkFiles(2_000, 2, 1_024))
                .isInstanceOf(WrongUsageException.class)
                .hasMessage(
                        "2,000 connections need 4,300 open files in one process, and this system allows 1,024: raise the"
                                + " limit first (ulimit -n 4300; LimitNOFILE= for a service), or ask for at most --connections 362");
    }

    @Test
    void enoughFiles_isFine() {
        assertThatCode(() -> Preflight.checkFiles(2_000, 2, 4_300)).doesNotThrowAnyException();
    }

    @Test
    void anyFreePort_isFine() {
        assertThatCode(() -> Preflight.checkPort(0)).doesNotThrowAnyException();
    }

    @Test
    void tooFewPorts_saysHowToGetMore() {
        assertThatThrownBy(() -> Preflight.checkPorts(20_000, 15_000))
                .isInstanceOf(WrongUsageException.class)
                .hasMessageStartingWith(
                        "20,000 connections to one server need as many local ports, and this system gives out 15,000")
                .hasMessageEndingWith("or ask for at most --connections 15000");
        assertThatCode(() -> Preflight.checkPorts(15_000, 15_000)).doesNotThrowAnyException();
    }
}
