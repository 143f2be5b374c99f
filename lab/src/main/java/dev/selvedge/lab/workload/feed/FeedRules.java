package dev.selvedge.lab.workload.feed;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.decimal;
import static dev.selvedge.lab.explain.Text.millis;
import static dev.selvedge.lab.explain.Text.percent;

import dev.selvedge.lab.explain.Facts;
import dev.selvedge.lab.explain.Rule;
import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.explain.Text;
import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.ModelResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from the figures of a feed. */
final class FeedRules {

    static final List<Rule> BEFORE = List.of(
            Story.FAILURE,
            FeedRules::volume,
            FeedRules::service,
            FeedRules::store,
            FeedRules::vain,
            FeedRules::givenUp,
            FeedRules::left);

    static final List<Rule> AFTER = List.of(FeedRules::memory, FeedRules::lost, FeedRules::order);

    private FeedRules() {}

    static Optional<String> volume(Facts facts) {
        ModelResult model = facts.model();
        Scrolling scrolling = Scrolling.of(facts);
        if (model.answers() == 0) {
            return Optional.of("No item was shown in " + count(model.seconds()) + " s.");
        }
        return Optional.of(
                ("%s readers a second came, and %s items a second were shown. Half of the first items were there %s after their reader"
                                + " was due, 99 of 100 after %s; of all others half %s after they were asked for, 99 of 100 after %s.")
                        .formatted(
                                count(facts.conditions().rate()),
                                count(model.throughputPerS()),
                                millis(scrolling.firstMedianMs()),
                                millis(scrolling.firstP99Ms()),
                                millis(scrolling.nextMedianMs()),
                                millis(scrolling.nextP99Ms())));
    }

    /** Whether the item service had hardly a place free; of a run with a fault the mean of all of it says nothing. */
    static boolean serviceIsFull(Facts facts) {
        return facts.conditions().fault() == null
                && Scrolling.of(facts).busyPlaces()
                        >= Facts.FULL * facts.conditions().number(FeedWorkload.PLACES);
    }

    static Optional<String> service(Facts facts) {
        if (!serviceIsFull(facts)) {
            return Optional.empty();
        }
        Scrolling scrolling = Scrolling.of(facts);
        return Optional.of(
                ("The item service is the limit: %s of its %s places were taken on average, and %s items were being fetched or waited to"
                                + " be. It gave %s a second, when readers saw %s.")
                        .formatted(
                                decimal(scrolling.busyPlaces()),
                                count(facts.conditions().number(FeedWorkload.PLACES)),
                                count(scrolling.pending()),
                                count(scrolling.fetchedPerS()),
                                count(facts.model().throughputPerS())));
    }

    /** Nothing was ever in store, each item was waited for, and the service had places to spare: it could have been fetched before. */
    static boolean hasNothingInStore(Facts facts) {
        Scrolling scrolling = Scrolling.of(facts);
        return facts.conditions().fault() == null
                && scrolling.makesWait()
                && scrolling.keptItems() < 1
                && !serviceIsFull(facts);
    }

    static Optional<String> store(Facts facts) {
        Scrolling scrolling = Scrolling.of(facts);
        return hasNothingInStore(facts)
                ? Optional.of(
                        ("Having nothing in store is the limit: no item had been fetched before it was asked for, and so each was waited"
                                        + " for, while %s of the %s places of the item service were taken.")
                                .formatted(
                                        decimal(scrolling.busyPlaces()),
                                        count(facts.conditions().number(FeedWorkload.PLACES))))
                : Optional.empty();
    }

    static Optional<String> vain(Facts facts) {
        Scrolling scrolling = Scrolling.of(facts);
        if (!(scrolling.fetchedPerS() > 0) || facts.conditions().fault() != null) {
            return Optional.empty();
        }
        return Optional.of(
                scrolling.unseen() < 0.02
                        ? "Nearly all that it fetched was seen: it fetched %s items a second, and %s were seen."
                                .formatted(
                                        count(scrolling.fetchedPerS()),
                                        count(facts.model().throughputPerS()))
                        : "Of %s items fetched a second, %s were seen: %s were not, as their readers left, or not yet."
                                .formatted(
                                        count(scrolling.fetchedPerS()),
                                        count(facts.model().throughputPerS()),
                                        percent(scrolling.unseen())));
    }

    static Optional<String> givenUp(Facts facts) {
        double givenUp = Scrolling.of(facts).givenUpPerS();
        return givenUp >= 1
                ? Optional.of(
                        ("%s calls a second were given up, at the deadline or as their reader left, while the item service worked"
                                        + " on them: that work was for nothing.")
                                .formatted(count(givenUp)))
                : Optional.empty();
    }

    static Optional<String> left(Facts facts) {
        Scrolling scrolling = Scrolling.of(facts);
        if (Double.isNaN(scrolling.afterLeftMs())) {
            return Optional.empty();
        }
        String nobody = scrolling.forNobodyPerS() >= 1
                ? " %s calls a second were begun for readers who had left before."
                        .formatted(count(scrolling.forNobodyPerS()))
                : "";
        if (scrolling.afterLeftMs() < 1 && nobody.isEmpty() && !scrolling.worksForNobody()) {
            return Optional.of("When a reader left, nothing was under way for it.");
        }
        return Optional.of(
                scrolling.worksForNobody()
                        ? "It worked for readers who had left, %s.%s".formatted(scrolling.howLongForNobody(), nobody)
                        : "When a reader left, what was under way for it ended within %s.%s"
                                .formatted(millis(scrolling.afterLeftMs()), nobody));
    }

    static Optional<String> memory(Facts facts) {
        ModelResult model = facts.model();
        if (Double.isNaN(model.max("rss_mib"))) {
            return Optional.empty();
        }
        return Optional.of(
                "For at most %s readers at a time it had %s in store, on %s platform threads; %s MiB of its heap were in use at most, and %s MiB resident."
                        .formatted(
                                count(model.max("readers")),
                                store(Scrolling.of(facts).keptItems()),
                                count(model.max("threads")),
                                count(model.max("heap_used_mib")),
                                count(model.max("rss_mib"))));
    }

    private static String store(double items) {
        return items < 1 ? "nothing" : "up to " + Text.plural(items, "item", "items");
    }

    static Optional<String> lost(Facts facts) {
        ModelResult model = facts.model();
        Scrolling scrolling = Scrolling.of(facts);
        if (scrolling.lost() == 0) {
            return Optional.empty();
        }
        List<String> kinds = new ArrayList<>();
        model.errorKinds().forEach((kind, number) -> kinds.add(count(number) + " × " + meaning(kind)));
        if (model.timeouts() > 0) {
            kinds.add("%s × waited for in vain for %s"
                    .formatted(
                            count(model.timeouts()), millis(facts.conditions().timeOutMs())));
        }
        if (model.unsent() > 0) {
            kinds.add(count(model.unsent()) + " × a reader who was due and found no place among "
                    + count(model.connections()));
        }
        double share = scrolling.lostShare();
        return Optional.of((share < 0.01 ? "Less than 1 %" : percent(share))
                + " of all items that were asked for were not shown: "
                + String.join("; ", kinds.stream().sorted().toList()) + ".");
    }

    private static String meaning(String kind) {
        return switch (kind) {
            case "status 500" -> "NOT THE ITEM THAT WAS DUE";
            case "status 502" -> "missing: not had from the item service within the deadline";
            case "connection ended" -> "the connection ended before";
            default -> kind;
        };
    }

    static Optional<String> order(Facts facts) {
        Check check = facts.model().check();
        if (check == null) {
            return Optional.of("What readers saw was not checked against what the item service gave.");
        }
        if (!check.holds() || facts.model().errorKinds().containsKey("status 500")) {
            return Optional.of("ITEMS WERE DOUBLED, MADE UP OR OUT OF ORDER: readers saw %s, the item service gave %s."
                    .formatted(count(check.confirmed()), count(check.written())));
        }
        return Optional.of(
                "Every reader saw its items in their order: %s in all, warm-up included, each fetched once; the item service gave %s. %s"
                        .formatted(
                                count(check.confirmed()),
                                count(check.written()),
                                check.consistent()
                                        ? "Work for a reader ended within "
                                                + millis(FeedDownstream.MOST_AFTER_LEFT_MILLIS)
                                                + " of its leaving, the last one's too."
                                        : "WORK WENT ON for readers who had left, for more than "
                                                + millis(FeedDownstream.MOST_AFTER_LEFT_MILLIS) + "."));
    }
}
