package dev.selvedge.lab.workload.feed;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.decimal;
import static dev.selvedge.lab.explain.Text.millis;
import static dev.selvedge.lab.explain.Text.percent;

import dev.selvedge.lab.explain.Facts;
import dev.selvedge.lab.explain.Rule;
import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.explain.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What is told of a feed: who waits for items, and what is fetched for nobody. */
final class FeedStory implements Story {

    /** Less than this is as likely a matter of when the seconds begin. */
    private static final double LITTLE = 0.02;

    @Override
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(FeedRules.BEFORE);
        rules.addAll(FAULT);
        rules.addAll(FeedRules.AFTER);
        return rules;
    }

    @Override
    public List<String> summary(List<Facts> all) {
        List<Facts> shown = all.stream()
                .filter(facts -> facts.model().answers() > 0)
                .sorted(Comparator.comparingDouble(FeedStory::rank))
                .toList();
        List<String> sentences = new ArrayList<>();
        if (shown.isEmpty()) {
            sentences.add("Nothing was measured: no model has shown an item.");
        } else if (FeedFault.applies(shown)) {
            sentences.addAll(FeedFault.summary(shown));
        } else {
            sentences.add(finding(shown));
            shown.forEach(facts -> sentences.add(reason(facts)));
        }
        Story.disturbed(shown).ifPresent(sentences::add);
        return sentences;
    }

    /** Those that broke come last, those that keep readers waiting before them. */
    private static double rank(Facts facts) {
        Scrolling scrolling = Scrolling.of(facts);
        return scrolling.isBroken() ? 2 : scrolling.makesWait() ? 1 : 0;
    }

    private static String finding(List<Facts> shown) {
        List<String> parts = new ArrayList<>();
        List<String> ready = names(shown, facts -> rank(facts) == 0);
        List<String> slow = names(shown, facts -> rank(facts) == 1);
        List<String> broken = names(shown, facts -> rank(facts) == 2);
        if (!ready.isEmpty()) {
            parts.add(Text.and(ready) + " mostly had the next item ready when it was asked for");
        }
        if (!slow.isEmpty()) {
            parts.add(Text.and(slow) + " kept readers waiting for each");
        }
        if (!broken.isEmpty()) {
            parts.add(Text.and(broken) + " broke");
        }
        return String.join("; ", parts) + ".";
    }

    static List<String> names(List<Facts> all, Predicate<Facts> which) {
        return all.stream().filter(which).map(facts -> facts.model().name()).toList();
    }

    private static String reason(Facts facts) {
        return Scrolling.of(facts).isBroken() ? broken(facts) : whole(facts);
    }

    private static String broken(Facts facts) {
        Scrolling scrolling = Scrolling.of(facts);
        return "%s broke: 99 of 100 first items took up to %s%s, %s%s."
                .formatted(
                        facts.model().name(),
                        millis(scrolling.firstP99Ms()),
                        scrolling.lost() == 0
                                ? ""
                                : ", and %s of what was asked for was not shown"
                                        .formatted(share(scrolling.lostShare())),
                        because(facts, scrolling),
                        workedOn(scrolling));
    }

    private static String because(Facts facts, Scrolling scrolling) {
        String fetched = "%s items a second were fetched, and %s of them not seen%s"
                .formatted(
                        count(scrolling.fetchedPerS()),
                        share(scrolling.unseen()),
                        scrolling.givenUpPerS() >= 1
                                ? ", while %s calls were given up in the middle"
                                        .formatted(count(scrolling.givenUpPerS()))
                                : "");
        if (FeedRules.serviceIsFull(facts)) {
            return "as %s of the %s places of the item service were taken: %s"
                    .formatted(
                            decimal(scrolling.busyPlaces()),
                            count(facts.conditions().number(FeedWorkload.PLACES)),
                            fetched);
        }
        return (facts.machineIsFull() ? "as the machine was full: " : "while ") + fetched;
    }

    private static String whole(Facts facts) {
        Scrolling scrolling = Scrolling.of(facts);
        return "%s: half of the next items came within %s, 99 of 100 within %s%s; %s%s."
                .formatted(
                        facts.model().name(),
                        millis(scrolling.nextMedianMs()),
                        millis(scrolling.nextP99Ms()),
                        FeedRules.hasNothingInStore(facts) ? ", as none was fetched before it was asked for" : "",
                        scrolling.unseen() < LITTLE
                                ? "nearly all that it fetched was seen"
                                : percent(scrolling.unseen()) + " of what it fetched was not seen",
                        workedOn(scrolling));
    }

    private static String share(double share) {
        return share < LITTLE ? "next to nothing" : percent(share);
    }

    private static String workedOn(Scrolling scrolling) {
        return scrolling.worksForNobody()
                ? "; it worked on for readers who had left, " + scrolling.howLongForNobody()
                : "";
    }
}
