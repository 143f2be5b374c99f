package dev.selvedge.lab.workload.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.explain.Explained;
import dev.selvedge.lab.explain.Synthetic;
import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentStoryTest {

    private static Synthetic model(String name, double answers) {
        return Synthetic.model(name)
                .answering(answers, 430)
                .usage(0.6, 1.2)
                .gauge("threads", 30, 30)
                .sort("question", answers * 0.8, answers * 0.8, answers * 0.8)
                .sort("upload", answers * 0.2, answers * 0.2, answers * 0.2);
    }

    private static Synthetic loops() {
        return model("event-loop", 100)
                .gauge("loops", 2, 2)
                .gauge("loop_lag_ms", 21, 88)
                .gauge("loop_reading_ms", 30, 61);
    }

    private static Synthetic blocked() {
        return model("event-loop-blocked", 2)
                .usage(0.1, 0.5)
                .timeouts(900)
                .gauge("loops", 2, 2)
                .gauge("loop_lag_ms", 480, 900)
                .gauge("loop_asking_ms_per_s", 1_900, 2_000)
                .gauge("loop_reading_ms", 40, 70);
    }

    private static Results explained(Synthetic... models) {
        ModelResult[] results = Stream.of(models).map(Synthetic::result).toArray(ModelResult[]::new);
        return Explained.results(Synthetic.results(100, results), new DocumentStory());
    }

    private static String words(Synthetic model) {
        return String.join("\n", explained(model).models().getFirst().words());
    }

    @Test
    void summary_namesWhoAnsweredAll_andWhoBroke_andWhy() {
        assertThat(explained(blocked(), model("selvedge", 100), loops()).summary())
                .containsExactly(
                        "Of 100 requests a second, one in five of them a PDF, selvedge and event-loop answered all;"
                                + " event-loop-blocked broke.",
                        "selvedge kept up: 99 of 100 questions within 4.00 ms and 99 of 100 uploads within 4.00 ms, on 30 platform threads.",
                        "event-loop kept up: 99 of 100 questions within 4.00 ms and 99 of 100 uploads within 4.00 ms, on 30 platform"
                                + " threads; reading a PDF kept a loop for up to 61 ms, and its loops were late by up to 88 ms.",
                        "event-loop-blocked broke: 100 requests a second were due, it answered 2.00, and 900 in all got an error or no"
                                + " answer in time; its 2 loops spent 95 % of their time in calls that wait and block, and a timer was 480 ms late"
                                + " on average.");
    }

    @Test
    void summary_allKeptUp_blamesNobody() {
        assertThat(explained(model("threads", 99)).summary())
                .first()
                .asString()
                .endsWith("threads answered all; no model broke.");
    }

    @Test
    void summary_poolIsFull_namesIt() {
        assertThat(explained(model("threads", 40)
                                .gauge("busy", 199, 200)
                                .gauge("pool_size", 200, 200)
                                .gauge("queued", 300, 500))
                        .summary())
                .last()
                .asString()
                .contains("threads broke: 100 requests a second were due, it answered 40.0,")
                .endsWith("; its 200 threads were busy, and 300 requests waited for one.");
    }

    @Test
    void summary_brokeForNoReasonThatTheFiguresShow_givesNone() {
        assertThat(explained(model("virtual", 40)).summary())
                .last()
                .asString()
                .endsWith("got an error or no answer in time.");
    }

    /** Loops without a core are late as well, and nothing in them blocks. */
    @Test
    void summary_loopsThatFindNoCore_areNotSaidToBlock() {
        assertThat(explained(model("hybrid", 30)
                                .usage(0.3, 1.95)
                                .gauge("loops", 2, 2)
                                .gauge("loop_lag_ms", 900, 2_000)
                                .gauge("cpu_generator", 0, 0)
                                .gauge("cpu_database", 0, 0)
                                .gauge("cpu_payment", 0, 0))
                        .summary()
                        .get(1))
                .contains(
                        "; the machine was full (98 % busy), 0.30 cores with this server and 1.65 with other programs.")
                .doesNotContain("block");
    }

    @Test
    void summary_nothingAnswered_isNoNumberThatIsNone() {
        assertThat(String.join(
                        "\n",
                        explained(Synthetic.model("event-loop-blocked").answering(0, 0))
                                .summary()))
                .contains("event-loop-blocked broke")
                .doesNotContain("NaN");
    }

    @Test
    void summary_withFault_comparesBeforeAndDuring() {
        ModelResult hung = Synthetic.model("selvedge")
                .answering(100, 430)
                .sort("question", 80, 0, 80)
                .sort("upload", 20, 20, 20)
                .result();
        assertThat(Explained.results(Synthetic.results(100, "model-hangs", hung), new DocumentStory())
                        .summary())
                .first()
                .isEqualTo("While model-hangs lasted, selvedge went on with upload.");
    }

    @Test
    void summary_withFault_whoDidNotWorkBefore_isNotSaidToHaveBroken() {
        ModelResult cold = Synthetic.model("threads")
                .answering(10, 9_000)
                .sort("question", 10, 0, 80)
                .sort("upload", 0, 0, 20)
                .result();
        assertThat(Explained.results(Synthetic.results(100, "model-hangs", cold), new DocumentStory())
                        .summary())
                .containsExactly(
                        "threads answered 10.0 of 100 requests a second before model-hangs began, so what that did to it can't be told:"
                                + " measure again, at a lower --rate or on a quiet machine.");
    }

    @Test
    void question_beyondTheModel_isTold() {
        assertThat(words(model("hybrid", 100)))
                .contains(
                        "A question takes the language model about 200 ms; half of the questions took at most 0.00 ms more than that");
    }

    @Test
    void loops_readPdfs_isToldOfThoseOnly() {
        assertThat(words(loops()))
                .contains(
                        "It reads PDFs on its loops: the one that took longest kept a loop from everything else for 61 ms.");
        assertThat(words(model("hybrid", 100))).doesNotContain("on its loops");
    }

    @Test
    void loops_blocked_areTheLimit() {
        assertThat(words(blocked()))
                .contains(
                        "Its loops are the limit: the 2 of them spent 95 % of their time in calls that wait for an answer and block.")
                .doesNotContain("NaN");
    }

    @Test
    void machine_full_isTheLimitOnlyOfWhoDidNotKeepUp() {
        assertThat(words(model("virtual", 40).usage(1.5, 1.98)))
                .contains("99 % of the machine's 2 cores were busy, and that is the limit");
        assertThat(words(model("virtual", 100).usage(1.5, 1.98)))
                .contains("99 % of the machine's 2 cores were busy, 1.50 with this server")
                .doesNotContain("is the limit");
    }

    @Test
    void check_lostDocument_isShouted() {
        assertThat(words(model("virtual", 100).checked(new Check(50, 0, 49, true, false))))
                .contains(
                        "DOCUMENTS WERE LOST OR DOUBLED: clients saw 50 stored and 0 end in doubt, the database holds 49, and each is whole.");
        assertThat(words(model("virtual", 100).checked(new Check(50, 1, 51, false, false))))
                .contains("some are not whole");
    }
}
