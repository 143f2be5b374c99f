package dev.selvedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.DoctorCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command, on real processes, where nobody sits at a terminal. */
class DoctorCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int doctor(StuckProcess process, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = Long.toString(process.pid());
        System.arraycopy(options, 0, arguments, 1, options.length);
        return new CommandLine(new DoctorCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** It takes the longest way: looks that are only at those who tell. */
    @Test
    void exhausted_isSaidOnce_andNothingSoFar() throws Exception {
        try (StuckProcess process = StuckProcess.of("connections-out")) {
            assertThat(doctor(process)).as(err.toString()).isEqualTo(2);
        }
        assertThat(out.toString()).containsOnlyOnce("STUCK  ").contains("What to do:");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void json_isOneDocument() throws Exception {
        try (StuckProcess process = StuckProcess.of("connections-out")) {
            assertThat(doctor(process, "--json")).as(err.toString()).isEqualTo(2);
        }
        assertThat(out.toString()).startsWith("{").contains("\"kind\" : \"EXHAUSTED\"");
        assertThat(err.toString()).isEmpty();
    }
}
