package dev.selvedge.lab.workload.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.explain.Explained;
import dev.selvedge.lab.explain.Synthetic;
import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.Conditions;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedStoryTest {

    /** A model that fetches ahead, and has a store. */
    private static Synthetic ahead(String name) {
        return reading(name)
                .sortTaking(FeedScene.FIRST, 40, 70)
                .sortTaking(FeedScene.NEXT, 0.4, 30)
                .gauge("items_fetched_per_s", 800, 900)
                .gauge("items_busy", 28, 50)
                .gauge("items_after_left_ms", 40, 48)
                .gauge("kept_items", 800, 1_100);
    }

    private static Synthetic oneByOne() {
        return reading("one-by-one")
                .sortTaking(FeedScene.FIRST, 37, 55)
                .sortTaking(FeedScene.NEXT, 36, 220)
                .gauge("items_fetched_per_s", 500, 520)
                .gauge("items_busy", 17, 26)
                .gauge("items_after_left_ms", 3, 9)
                .gauge("kept_items", 0, 0);
    }

    private static Synthetic allAtOnce() {
        return reading("all-at-once")
                .timeouts(500)
                .sortTaking(FeedScene.FIRST, 3_000, 5_000)
                .sortTaking(FeedScene.NEXT, 0.2, 4_000)
                .gauge("items_fetched_per_s", 1_420, 1_440)
                .gauge("items_busy", 49.9, 50)
                .gauge("items_queued", 200, 206)
                .gauge("items_given_up_per_s", 300, 400)
                .gauge("pending", 9_000, 12_000)
                .gauge("items_after_left_ms", 4_000, 5_012)
                .gauge("items_for_nobody_per_s", 700, 900)
                .gauge("kept_items", 2_000, 3_000)
                .checked(new Check(17_000, 30, 48_000, false, true));
    }

    private static Synthetic reading(String name) {
        return Synthetic.model(name)
                .answering(500, 10)
                .usage(0.4, 0.9)
                .gauge("readers", 120, 160)
                .gauge("threads", 20, 22)
                .checked(new Check(17_000, 0, 25_000, true, true));
    }

    private static Results explained(@Nullable String fault, Synthetic... models) {
        ModelResult[] results = new ModelResult[models.length];
        for (int i = 0; i < models.length; i++) {
            results[i] = models[i].result();
        }
        return Explained.results(withPlaces(Synthetic.results(40, fault, results)), new FeedStory());
    }

    private static Results withPlaces(Results from) {
        Conditions given = from.conditions();
        Conditions conditions = new Conditions(
                given.connections(),
                given.rate(),
                given.warmUpSeconds(),
                given.seconds(),
                given.heapMib(),
                given.deadlineMs(),
                given.timeOutMs(),
                given.fault(),
                List.of(
                        new Condition(Condition.FAULT_BEGIN, "the fault begins", 8, "after second 8"),
                        new Condition(Condition.FAULT_END, "the fault is mended", 16, "after second 16"),
                        new Condition(FeedWorkload.PLACES, "places", 50, "50 at a time")));
        return new Results(
                "feed",
                from.workloadSummary(),
                new FeedWorkload().terms(),
                from.complete(),
                from.incompleteBecause(),
                from.started(),
                conditions,
                from.machine(),
                from.models(),
                List.of(),
                List.of());
    }

    private static String words(@Nullable String fault, Synthetic model) {
        return String.join("\n", explained(fault, model).models().getFirst().words());
    }

    @Test
    void summary_namesWhoBroke_whoMadeReadersWait_andWho_didNot() {
        List<String> summary = explained(null, oneByOne(), allAtOnce(), ahead("virtual"), ahead("selvedge"))
                .summary();
        assertThat(summary)
                .containsExactly(
                        "virtual and selvedge mostly had the next item ready when it was asked for; one-by-one kept readers"
                                + " waiting for each; all-at-once broke.",
                        "virtual: half of the next items came within 0.40 ms, 99 of 100 within 30 ms; 38 % of what it fetched was"
                                + " not seen.",
                        "selvedge: half of the next items came within 0.40 ms, 99 of 100 within 30 ms; 38 % of what it fetched was"
                                + " not seen.",
                        "one-by-one: half of the next items came within 36 ms, 99 of 100 within 220 ms, as none was fetched before"
                                + " it was asked for; nearly all that it fetched was seen.",
                        "all-at-once broke: 99 of 100 first items took up to 5.00 s, and 4 % of what was asked for was not shown, as"
                                + " 49.9 of the 50 places of the item service were taken: 1,420 items a second were fetched, and 65 %"
                                + " of them not seen, while 300 calls were given up in the middle; it worked on for readers who had left, for up to 5.01 s.");
    }

    @Test
    void words_ofAFullService_nameTheLimit_andWhoIsServedForNothing() {
        assertThat(words(null, allAtOnce()))
                .contains("The item service is the limit: 49.9 of its 50 places were taken on average, and 9,000 items")
                .contains("It worked for readers who had left, for up to 5.01 s. 700 calls a")
                .contains(
                        "300 calls a second were given up, at the deadline or as their reader left, while the item service")
                .contains("WORK WENT ON for readers who had left")
                .doesNotContain("nothing in store");
    }

    @Test
    void words_ofWorkThatWasSeenOnlyAtTheEnd_claimNoTime() {
        assertThat(words(null, allAtOnce().gauge("items_after_left_ms", 0, 0).gauge("items_for_nobody_per_s", 0, 0)))
                .contains("It worked for readers who had left, for more than 1.00 s after the last of them.")
                .doesNotContain("nothing was under way");
    }

    @Test
    void words_ofWhoFetchesNothingAhead_nameThatAsTheLimit() {
        assertThat(words(null, oneByOne()))
                .contains("Having nothing in store is the limit: no item had been fetched before it was asked for")
                .contains("while 17.0 of the 50 places of the item service were taken")
                .contains("Nearly all that it fetched was seen")
                .contains("When a reader left, what was under way for it ended within 9.00 ms.")
                .contains("Work for a reader ended within 1.00 s of its leaving, the last one's too.");
    }

    @Test
    void words_ofAStore_claimNoLimit() {
        assertThat(words(null, ahead("selvedge")))
                .contains(
                        "Of 800 items fetched a second, 500 were seen: 38 % were not, as their readers left, or not yet")
                .doesNotContain("is the limit");
    }

    @Test
    void words_ofItemsOutOfOrder_areLoud() {
        assertThat(words(null, ahead("selvedge").error("status 500", 3)))
                .contains("3 × NOT THE ITEM THAT WAS DUE")
                .contains("ITEMS WERE DOUBLED, MADE UP OR OUT OF ORDER");
    }

    @Test
    void fault_whoWorksOnForNobody_broke() {
        Synthetic good = reading("selvedge")
                .sort(FeedScene.FIRST, 40, 40, 40)
                .sort(FeedScene.NEXT, 450, 450, 450)
                .gauge("kept_items", 800, 900)
                .gauge("items_after_left_ms", 40, 48);
        Synthetic bad = reading("all-at-once")
                .sort(FeedScene.FIRST, 40, 40, 40)
                .sort(FeedScene.NEXT, 450, 450, 450)
                .gauge("kept_items", 2_000, 3_000)
                .gauge("items_after_left_ms", 3_000, 5_012);
        assertThat(explained("backend-hangs", good, bad).summary())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo(
                                        "While backend-hangs lasted, selvedge did what could be done; all-at-once broke."),
                        selvedge -> assertThat(selvedge)
                                .startsWith("selvedge: first items 40 a second where there had been 40")
                                .contains("work for a reader ended within 48 ms of its leaving"),
                        all -> assertThat(all)
                                .startsWith(
                                        "all-at-once broke, because it worked on for readers who had left, for up to 5.01 s:"));
        assertThat(words("backend-hangs", bad)).doesNotContain("is the limit");
    }

    @Test
    void fault_whoHasNothingInStore_whereOthersGoOn_broke() {
        Synthetic good = reading("selvedge")
                .sort(FeedScene.FIRST, 40, 0, 40)
                .sort(FeedScene.NEXT, 450, 180, 450)
                .gauge("kept_items", 800, 900)
                .gauge("items_after_left_ms", 40, 48);
        Synthetic bad = reading("one-by-one")
                .sort(FeedScene.FIRST, 40, 0, 40)
                .sort(FeedScene.NEXT, 450, 8, 450)
                .gauge("kept_items", 0, 0)
                .gauge("items_after_left_ms", 0, 0);
        assertThat(explained("backend-hangs", good, bad).summary())
                .last()
                .asString()
                .startsWith("one-by-one broke, because it had nothing in store to go on with: first items 0 a second");
    }

    @Test
    void section_hasARowForEachModel() {
        assertThat(FeedSection.html(explained(null, oneByOne(), ahead("selvedge"))))
                .contains("<th scope=\"row\">one-by-one</th><td>37 ms</td><td>55 ms</td><td>36 ms</td>")
                .contains("<th scope=\"row\">selvedge</th>");
    }
}
