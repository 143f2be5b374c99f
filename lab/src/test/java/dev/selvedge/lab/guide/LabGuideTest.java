package dev.selvedge.lab.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.explain.Explained;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.report.ReportPage;
import dev.selvedge.lab.result.Results;
import dev.selvedge.lab.run.Progress;
import dev.selvedge.lab.run.Runner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the workload that the guide adds. */
@Timeout(120)
class LabGuideTest {

    @TempDir
    private Path folder;

    @Test
    void workloadOfTheGuide_isMeasuredAndExplained() throws Exception {
        Greeting greeting = new Greeting();
        Settings settings = new Settings(greeting, greeting.models(), 4, 0, 0, 1, 0, folder, null, 1, null);
        Runner runner = new Runner(settings, new Progress(new PrintWriter(new StringWriter()), false));
        Results results = Explained.results(runner.run(), greeting.story());
        assertThat(results.complete()).isTrue();
        assertThat(results.models().getFirst().answers()).isPositive();
        assertThat(results.summary().getFirst()).startsWith("virtual answered ").contains("greetings a second");
        assertThat(ReportPage.write(results, greeting.layout(), folder))
                .content()
                .contains("workload “greeting”", "Each greeting is answered with a word.");
    }
}
