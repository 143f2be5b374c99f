package dev.selvedge.examples.stuck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.examples.Examples;
import dev.selvedge.examples.Output;
import dev.selvedge.examples.WrongArgumentsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StuckExampleTest {

    private final Output output = new Output();

    private int stuck(String... args) throws Exception {
        return new StuckExample(InputStream.nullInputStream()).run(List.of(args), output.stream());
    }

    @Test
    void list_namesEachCaseOnALine_withWhatTheDoctorFinds() throws Exception {
        assertThat(stuck("--list")).isZero();
        assertThat(output.lines()).hasSameSizeAs(Cases.all());
        for (Case one : Cases.all()) {
            assertThat(output.lines())
                    .filteredOn(line -> line.startsWith(one.name() + " "))
                    .singleElement()
                    .asString()
                    .contains(one.story(), one.kind().finding());
        }
    }

    @Test
    void cases_areManyOfEachSort_andHaveNamesOfTheirOwn() {
        assertThat(Cases.all())
                .extracting(Case::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
        assertThat(Cases.all()).extracting(Case::kind).contains(Kind.values());
        assertThat(Cases.all())
                .filteredOn(one -> one.kind() == Kind.HEALTHY)
                .hasSizeGreaterThanOrEqualTo(20)
                .hasSizeLessThan(Cases.all().size() - 20);
    }

    @Test
    void example_isFoundByItsName() {
        assertThat(Examples.named("stuck")).containsInstanceOf(StuckExample.class);
    }

    @Test
    void run_startsTheCase_andEndsWithItsInput() throws Exception {
        assertThat(stuck("--case", "joining-parent", "--until-eof")).isZero();
        assertThat(output.lines())
                .containsExactly(
                        startLine("joining-parent", ProcessHandle.current().pid()));
    }

    @Test
    void run_ofAnUnknownCase_namesTheNearest() {
        assertThatThrownBy(() -> stuck("--case", "monitor-platform"))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessageContaining("'monitor-platform'")
                .hasMessageContaining("monitors-platform")
                .hasMessageContaining("--list");
        assertThatThrownBy(() -> stuck("--case", "knot"))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessageContaining("perhaps select-knot");
    }

    @Test
    void run_withoutACase_saysHowToGiveOne() {
        assertThatThrownBy(this::stuck)
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessageContaining("--case")
                .hasMessageContaining("--list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitors-virtual", "select-knot", "hogs", "connections-out", "echo-server"})
    void main_runsOneCaseInAProcessOfItsOwn_untilItsInputEnds(String name) throws Exception {
        Process child = child(name);
        try (BufferedReader lines = child.inputReader()) {
            assertThat(lines.readLine()).isEqualTo(startLine(name, child.pid()));
            assertThat(child.isAlive()).isTrue();
            child.outputWriter().close();
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
        } finally {
            child.destroyForcibly();
        }
    }

    private static Process child(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StuckExample.class.getName(),
                        name,
                        "--until-eof")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String startLine(String name, long pid) {
        return "stuck: '" + name + "' runs as process " + pid + "; examine it with ./selvedge doctor " + pid
                + ", end it with Ctrl-C";
    }
}
