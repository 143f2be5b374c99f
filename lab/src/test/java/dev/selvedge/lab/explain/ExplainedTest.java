package dev.selvedge.lab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import dev.selvedge.lab.workload.order.OrderWorkload;
import org.junit.jupiter.api.Test;

class ExplainedTest {

    private static final Story STORY = new OrderWorkload().story();

    private static String words(Synthetic model) {
        return words(0, model);
    }

    private static String words(int rate, Synthetic model) {
        Results explained = Explained.results(Synthetic.results(rate, model.result()), STORY);
        return String.join("\n", explained.models().getFirst().words());
    }

    private static String summary(ModelResult... models) {
        return String.join(
                "\n", Explained.results(Synthetic.results(models), STORY).summary());
    }

    @Test
    void pool_full_saysTheSumAndTheQueue() {
        assertThat(words(Synthetic.pool()))
                .contains("200 threads × 1 / 0.21 s = 952 answers a second: the pool is the limit")
                .contains("1,800 requests waited in its queue (at most 1,812)")
                .contains("a client spends 1.89 s of the 2.11 s")
                .contains("more cores would not help it, more threads would");
    }

    @Test
    void pool_notFull_isNotBlamed() {
        assertThat(words(Synthetic.pool().gauge("busy", 120, 160).gauge("queued", 0, 0)))
                .doesNotContain("the pool is the limit");
    }

    @Test
    void loops_thatWait_areTheLimit() {
        assertThat(words(Synthetic.blockedLoops()))
                .contains("2 loops × 1 / 0.21 s = 10 orders a second: the loops are the limit")
                .contains("a timer fired 190 ms late on average");
        assertThat(summary(Synthetic.blockedLoops().result()))
                .contains("event-loop-blocked stopped at its loops: 2 of them, each kept for 208 ms");
    }

    @Test
    void loops_thatCompute_areNotBlamed() {
        assertThat(words(Synthetic.loops().gauge("loops", 2, 2).gauge("loop_lag_ms", 120, 400)))
                .doesNotContain("the loops are the limit");
    }

    @Test
    void loops_thatOtherProgramsKeepFromTheCores_areNotBlamed() {
        assertThat(words(Synthetic.blockedLoops().gauge("cpu_machine", 2, 2)))
                .doesNotContain("the loops are the limit");
    }

    @Test
    void little_closedLoadWithEveryConnectionWaiting_saysSo() {
        assertThat(words(Synthetic.pool()))
                .contains("950 a second × 2.11 s = 2,000 requests were under way")
                .contains("each of the 2,000 connections was always waiting");
    }

    @Test
    void one_isNotSeveral() {
        assertThat(words(Synthetic.scopes().gauge("running", 1, 1))).contains("It had 1 order in work at a time");
    }

    @Test
    void machine_full_saysWhatAnAnswerCosts() {
        assertThat(words(Synthetic.scopes()))
                .contains("The machine is the limit: the machine's 2 cores were 99 % busy (server 0.78")
                .contains("in this server, and 1.94 cores / 0.48 ms = 4,032 answers a second")
                .contains("It had 1,990 orders in work at a time, on 22 platform threads");
    }

    @Test
    void clients_fewConnections_saysThatNothingIsTheLimit() {
        Synthetic model =
                Synthetic.model("selvedge").connections(50).answering(238, 210).usage(0.1, 0.3);
        assertThat(words(model))
                .contains("It is at no limit of its own")
                .contains("50 connections can ask no more than 238");
    }

    @Test
    void errors_eachKind_saysWhatItMeans() {
        assertThat(words(Synthetic.pool()
                        .error("status 504", 90)
                        .error("status 503", 5_000)
                        .timeouts(12)))
                .contains("5,000 × 503 (turned away)")
                .contains("90 × 504 (not done within the deadline of 5.00 s)")
                .contains("12 × no answer within 10.0 s");
    }

    @Test
    void errors_none_areNotMentioned() {
        assertThat(words(Synthetic.pool())).doesNotContain("not confirmed");
    }

    @Test
    void orders_lost_saysSoLoudly() {
        assertThat(words(Synthetic.pool().checked(new Check(100, 0, 99, true, false))))
                .contains("ORDERS WERE LOST OR DOUBLED: clients saw 100 confirmed");
    }

    @Test
    void rate_notReached_saysThatItFellBehind() {
        assertThat(words(3_000, Synthetic.pool())).contains("of 3,000 requests due each second it confirmed 950");
    }

    @Test
    void failure_isTheFirstThingSaid() {
        assertThat(words(Synthetic.pool().failing("the process 'threads' was killed by signal 9")))
                .startsWith("Measured for 25 s only: the process 'threads' was killed by signal 9.");
    }

    @Test
    void values_neverSampled_areNeverShown() {
        assertThat(words(Synthetic.model("bare").answering(100, 20))).doesNotContain("NaN");
    }

    @Test
    void summary_ranksAndGivesReasons() {
        assertThat(summary(
                        Synthetic.pool().result(),
                        Synthetic.loops().result(),
                        Synthetic.scopes().result()))
                .startsWith(
                        "selvedge confirmed 3,990 orders a second: as good as equal to event-loop (3,870) and 4.2 times what"
                                + " threads (950) did.")
                .contains("threads stopped at its pool: 200 threads, each held for 210 ms")
                .contains("selvedge went on until the machine was full (99 % busy), with 1,990 orders in work on 22");
    }

    @Test
    void summary_equalModels_claimsNoWinner() {
        assertThat(summary(
                        Synthetic.model("a").answering(100, 210).result(),
                        Synthetic.model("b").answering(103, 205).result()))
                .contains("as good as equal");
    }

    @Test
    void summary_nothingMeasured_saysSo() {
        assertThat(summary()).isEqualTo("Nothing was measured: no model has answered.");
    }

    @Test
    void summary_disturbedRun_saysSo() {
        assertThat(summary(Synthetic.pool().gauge("cpu_machine", 2, 2).result()))
                .contains("Other programs took much of the machine while threads ran");
        assertThat(summary(Synthetic.scopes().result())).doesNotContain("Other programs");
    }

    @Test
    void database_everyConnectionBusyAndTheMachineFree_isTheLimit() {
        assertThat(words(Synthetic.scopes()
                        .usage(0.4, 1.0)
                        .gauge("db_busy", 16, 16)
                        .gauge("db_waiting", 1_200, 1_300)))
                .contains(
                        "1,200 orders waited for one of the 16 database connections on average (at most 1,300): they are the"
                                + " limit");
    }

    @Test
    void caveats_foreignPrograms_areReported() {
        Results explained = Explained.results(
                Synthetic.results(Synthetic.pool().gauge("cpu_machine", 2, 2).result()), STORY);
        assertThat(String.join("\n", explained.caveats())).contains("programs that don't belong to the run used 1.2");
    }

    @Test
    void caveats_whatIsStillCompiled_isSaid() {
        assertThat(caveats(Synthetic.pool().gauge("jit_ms_per_s", 410, 900)))
                .contains("threads was still being compiled when it was measured")
                .contains("41 % of the time");
        assertThat(caveats(Synthetic.pool().gauge("jit_ms_per_s", 20, 900))).doesNotContain("compiled");
    }

    private static String caveats(Synthetic model) {
        return String.join(
                "\n",
                Explained.results(Synthetic.results(model.result()), STORY).caveats());
    }

    @Test
    void caveats_fullMachine_saysWhatTheServerWouldDoAlone() {
        Results explained =
                Explained.results(Synthetic.results(Synthetic.scopes().result()), STORY);
        assertThat(String.join("\n", explained.caveats())).contains("would allow at most 10,231 a second");
    }

    private static Synthetic hung(Synthetic model, double search) {
        return model.sort("order", 200, 4, 190).sort("search", 130, search, 130);
    }

    @Test
    void fault_modelThatStoppedWhatAnotherWentOnWith_broke() {
        Results explained = Explained.results(
                Synthetic.withFault(
                        hung(Synthetic.pool(), 3).result(),
                        hung(Synthetic.scopes(), 129).result()),
                STORY);

        assertThat(explained.summary().getFirst())
                .isEqualTo("While payment-hangs lasted, selvedge went on with search; threads broke.");
        assertThat(String.join("\n", explained.summary()))
                .contains("threads broke (search, 3 answers a second where there had been 130), because 200 of its 200"
                        + " threads were in requests that waited, and 1,800 more queued for one")
                .contains("selvedge did what it could");
        assertThat(String.join("\n", explained.models().getFirst().words()))
                .contains(
                        "While payment-hangs lasted, from second 8 to 16: order stopped, 4 answers a second where there"
                                + " had been 200; search stopped, 3 answers a second");
        assertThat(String.join("\n", explained.models().getLast().words()))
                .contains("search went on, 129 answers a second where there had been 130, 99 of 100 within 4.00 ms");
    }

    @Test
    void fault_allModelsAlike_nameNoneThatBroke() {
        Results explained = Explained.results(
                Synthetic.withFault(hung(Synthetic.loops(), 131).result()), STORY);

        assertThat(explained.summary().getFirst())
                .isEqualTo("While payment-hangs lasted, event-loop went on with search.");
        assertThat(String.join("\n", explained.summary())).doesNotContain("broke");
    }

    @Test
    void fault_nothingPiledUp_saysSo_andHowSoonItWasOver() {
        assertThat(String.join(
                        "\n",
                        Explained.results(
                                        Synthetic.withFault(
                                                hung(Synthetic.scopes(), 129).result()),
                                        STORY)
                                .models()
                                .getFirst()
                                .words()))
                .contains("did not pile up: 2,000 when it began, 2,000 when it was mended")
                .contains("1 second after the mending it answered as before");
    }

    @Test
    void fault_saysWhatItDid_andThatItWasOver() {
        Results explained = Explained.results(
                Synthetic.results(0, "slow", Synthetic.pool().middle(0.25).result()), STORY);
        assertThat(explained.models().getFirst().words())
                .anySatisfy(sentence -> assertThat(sentence)
                        .startsWith("While 'slow' lasted, 23")
                        .contains("orders a second were confirmed")
                        .contains("it came back"));
    }

    @Test
    void fault_none_isNotMentioned() {
        assertThat(words(Synthetic.pool().middle(0.25))).doesNotContain("lasted");
    }
}
