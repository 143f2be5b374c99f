package dev.selvedge.lab.workload.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.explain.Explained;
import dev.selvedge.lab.explain.Synthetic;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import org.junit.jupiter.api.Test;

class ChatStoryTest {

    private static Synthetic chatting(String name) {
        return Synthetic.model(name)
                .answering(10_000, 3)
                .usage(0.4, 0.6)
                .gauge("connections", 10_000, 10_000)
                .gauge("connection_heap", 2_048, 2_048)
                .gauge("threads", 14, 14)
                .gauge("generator_busy_per_s", 5_000, 5_000);
    }

    private static Results explained(String fault, Synthetic... models) {
        ModelResult[] results = new ModelResult[models.length];
        for (int i = 0; i < models.length; i++) {
            results[i] = models[i].result();
        }
        return Explained.results(Synthetic.results(100, fault, results), new ChatStory());
    }

    private static String words(String fault, Synthetic model) {
        return String.join("\n", explained(fault, model).models().getFirst().words());
    }

    @Test
    void connection_saysWhatEachCosts() {
        assertThat(words("none", chatting("virtual")))
                .contains("It held 10,000 connections: 2.00 KiB of live heap for each; 14 platform threads;")
                .doesNotContain("did not read");
    }

    @Test
    void connectionHeap_notKnown_isNoFigure() {
        assertThat(words("none", chatting("virtual").gauge("connection_heap", -1, -1)))
                .contains("what one takes of the heap was not found out");
    }

    @Test
    void serverThatWasTooBusyToSay_isNoNumberInTheSummary() {
        Synthetic silent = chatting("threads")
                .gauge("connections", Double.NaN, Double.NaN)
                .gauge("threads", Double.NaN, Double.NaN);

        assertThat(String.join(
                        "\n", explained("none", silent, chatting("virtual")).summary()))
                .contains("10,000 connections were held by each of 2 models.")
                .contains("threads: too busy to say what it uses;")
                .doesNotContain("NaN");
    }

    @Test
    void slowReaders_whoKeepsEverything_hasMemoryAsItsLimit() {
        Synthetic loop = chatting("event-loop").gauge("kept_bytes", 1 << 19, 1 << 20);
        assertThat(words("slow-readers", loop))
                .contains("Memory is the limit: what five members did not read was kept for them, up to 1,024 KiB");
        assertThat(String.join("\n", explained("slow-readers", loop).summary()))
                .contains("What they did not read was kept without end by event-loop.");
    }

    @Test
    void slowReaders_whoDrops_saysHowMuch() {
        assertThat(words("slow-readers", chatting("selvedge").gauge("dropped_per_s", 100, 400)))
                .contains("It dropped 2,500 lines for members that did not read; nobody waited for them");
    }

    @Test
    void slowReaders_whoKeepsMuchAndDrops_hasABound() {
        assertThat(words(
                        "slow-readers",
                        chatting("bounded")
                                .gauge("kept_bytes", 1 << 20, 1 << 21)
                                .gauge("dropped_per_s", 100, 400)))
                .contains("It dropped 2,500 lines")
                .doesNotContain("nothing bounds it");
    }

    @Test
    void slowReaders_whoDropsForOthersToo_isToldSo() {
        assertThat(words(
                        "slow-readers",
                        chatting("selvedge").gauge("dropped_per_s", 100, 400).timeouts(7)))
                .contains("and some for members that did, as it could not keep up")
                .doesNotContain("nobody waited");
    }

    @Test
    void slowReaders_whoWaits_isNamedFirst() {
        Synthetic threads = chatting("threads").stallingInTheMiddle("generator_busy_per_s");
        assertThat(words("slow-readers", threads))
                .contains("whoever spoke in that room waited with it. Of 5,000 deliveries a second there 0 were left");
        assertThat(explained("slow-readers", chatting("selvedge"), threads).summary())
                .first()
                .asString()
                .isEqualTo(
                        "10,000 connections were held by each of 2 models. When five members stopped reading, the whole"
                                + " room waited with threads.");
    }

    @Test
    void section_hasARowForEachModel() {
        assertThat(ConnectionSection.html(explained("none", chatting("threads"), chatting("virtual"))))
                .contains("<th scope=\"row\">threads</th><td>10,000</td><td>2.0</td>")
                .contains("<th scope=\"row\">virtual</th>");
    }
}
