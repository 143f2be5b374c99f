package dev.selvedge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.plan.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LabOptionsTest {

    private static @Nullable String fault(String... arguments) {
        LabOptions options = new LabOptions();
        new CommandLine(options).parseArgs(arguments);
        Fault fault = options.settings().fault();
        return fault == null ? null : fault.name();
    }

    @Test
    void fault_isNone_unlessTheWorkloadHasAUsualOne() {
        assertThat(fault()).isNull();
        assertThat(fault("--workload", "chat")).isEqualTo("slow-readers");
    }

    @Test
    void fault_thatIsAskedFor_isTheOne() {
        assertThat(fault("--workload", "chat", "--fault", "burst")).isEqualTo("burst");
        assertThat(fault("--workload", "chat", "--fault", "none")).isNull();
    }

    @Test
    void sweep_hasNone() {
        assertThat(fault("--workload", "chat", "--sweep")).isNull();
    }
}
