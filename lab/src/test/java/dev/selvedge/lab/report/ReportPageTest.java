package dev.selvedge.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.lab.compare.Comparison;
import dev.selvedge.lab.explain.Explained;
import dev.selvedge.lab.explain.Synthetic;
import dev.selvedge.lab.plan.Workload;
import dev.selvedge.lab.result.BreakingPoint;
import dev.selvedge.lab.result.Machine;
import dev.selvedge.lab.result.Probe;
import dev.selvedge.lab.result.Results;
import dev.selvedge.lab.result.SweepResults;
import dev.selvedge.lab.workload.order.OrderWorkload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {

    private static final Workload ORDER = new OrderWorkload();

    private static final String NASTY = "</script><script>alert('x')</script>\"&\u2028";

    private static String page(Results results) {
        return ReportPage.html(results, ORDER.layout());
    }

    private static Results explained(Results results) {
        return Explained.results(results, ORDER.story());
    }

    private static Results three() {
        return explained(Synthetic.results(
                Synthetic.pool().result(),
                Synthetic.loops().result(),
                Synthetic.scopes().result()));
    }

    @Test
    void html_namesWithMarkup_areEscapedEverywhere() {
        String html = page(explained(Synthetic.results(
                Synthetic.model(NASTY).answering(100, 210).failing(NASTY).result())));
        assertThat(html).doesNotContain("<script>alert");
        assertThat(html.substring(html.indexOf("id=\"data\""))).doesNotContain("\u2028");
        assertThat(html).contains("&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)");
    }

    @Test
    void html_fetchesNothing() {
        String html = page(three());
        assertThat(Pattern.compile("(src|href)\\s*=\\s*[\"'](?!#)")
                        .matcher(html)
                        .find())
                .isFalse();
        assertThat(html).doesNotContain("@import").doesNotContain("url(").contains("default-src 'none'");
    }

    @Test
    void html_hasNoSlotLeft() {
        assertThat(page(three())).doesNotContain("{{").doesNotContain("NaN%");
    }

    @Test
    void html_everyChart_hasAWordedLabelAndATable() {
        String html = page(three());
        assertThat(html.split("role=\"img\" aria-label=\"", -1)).hasSizeGreaterThan(8);
        assertThat(html).contains("Latency by percentile").contains("Answers in each second");
    }

    @Test
    void html_rounds_showMeansWithTheirReach() {
        String html = page(explained(Synthetic.results(Synthetic.model("threads")
                .answering(950, 210)
                .rounds(940, 950, 960)
                .result())));
        assertThat(html).contains("Round by round").contains("950 ± 25").contains("940 · 950 · 960");
    }

    @Test
    void html_sortsWithAFault_areShownBeforeInAndAfterIt() {
        String html = page(explained(Synthetic.withFault(
                Synthetic.scopes().sort("search", 130, 77, 128).result())));
        assertThat(html).contains("<th scope=\"row\">selvedge: search</th><td>130</td><td>77</td><td>128</td>");
    }

    @Test
    void sweep_saysWhereEachModelBroke_andWhy() {
        Probe held = new Probe(800, true, 799, 180, 260, 0, 0.4, 1.2);
        Probe broke = new Probe(850, false, 840, 900, 2_100, 3, 0.4, 1.2);
        SweepResults results = new SweepResults(
                "order",
                true,
                null,
                "2026-11-21T02:00:00Z",
                2_000,
                6,
                1_000,
                0.1,
                new Machine(2, 24_000, "a processor", "a system", "a JDK"),
                List.of(new BreakingPoint(
                        NASTY, "", true, null, 800, 850, "its pool was full.", List.of(held, broke))));

        String html = SweepPage.html(results);

        assertThat(html).doesNotContain("<script>alert").doesNotContain("{{").contains("<td>2.10 s</td>");
        assertThat(SweepPage.sentence(results.models().getFirst()))
                .endsWith("bore 800 requests a second, and broke at 850: its pool was full.");
    }

    @Test
    void comparison_isAPageOfTheSameKind() {
        Results results =
                Synthetic.results(Synthetic.model(NASTY).answering(100, 210).result());
        String html = ComparisonPage.html(Comparison.of(results, results));
        assertThat(html)
                .doesNotContain("<script>alert")
                .doesNotContain("{{")
                .contains("Run both with --rounds 3 or more");
    }

    @Test
    void html_incompleteRun_saysSo() {
        Results results =
                Synthetic.results(Synthetic.pool().failing("it was interrupted").result());
        assertThat(page(results)).contains("This run is not complete</strong> it was interrupted.");
    }

    @Test
    void html_nothingMeasured_stillShowsTheConditions() {
        assertThat(page(explained(Synthetic.results()))).contains("Conditions");
    }

    @Test
    void json_hasTheKeysThatScriptsRead(@TempDir Path folder) throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(ResultsFile.write(three(), folder).toFile());
        assertThat(json.get("workload").asText()).isEqualTo("order");
        assertThat(json.get("complete").asBoolean()).isTrue();
        for (String key : new String[] {
            "name", "connections", "answers", "errors", "throughput_per_s", "p50_ms", "p99_ms", "p999_ms"
        }) {
            assertThat(json.get("models").get(0).has(key)).as(key).isTrue();
        }
    }

    @Test
    void json_readBack_isTheSame(@TempDir Path folder) throws IOException {
        Results results = three();
        assertThat(ResultsFile.read(ResultsFile.write(results, folder))).isEqualTo(results);
    }

    @Test
    void write_putsOneFileThere(@TempDir Path folder) throws IOException {
        Path page = ReportPage.write(three(), ORDER.layout(), folder);
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>");
    }
}
