package dev.selvedge.lab.workload.feed;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.millis;

import dev.selvedge.lab.explain.Facts;
import dev.selvedge.lab.explain.Text;
import dev.selvedge.lab.result.SortResult;
import dev.selvedge.lab.result.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a team lead should know after a minute about a run with a fault. A model broke where readers waited for their first item, lost
 * items or saw far fewer of them, and did not with another model; or where it went on to work for readers who had left.
 */
final class FeedFault {

    /** With so many lost items more than with the best model, one lost more. */
    private static final double MORE_LOST = 0.02;

    /** Who shows less than this part of what the best one goes on to show does not go on. */
    private static final double FAR_FEWER = 0.5;

    private FeedFault() {}

    static boolean applies(List<Facts> all) {
        return all.stream()
                .anyMatch(facts -> facts.conditions().fault() != null
                        && during(facts, FeedScene.NEXT).isPresent());
    }

    static List<String> summary(List<Facts> all) {
        List<Facts> measured = all.stream()
                .filter(facts -> during(facts, FeedScene.NEXT).isPresent())
                .toList();
        Best best = Best.of(measured);
        List<String> sentences = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (Facts facts : measured) {
            List<String> why = why(facts, best);
            if (!why.isEmpty()) {
                broken.add(facts.model().name());
            }
            sentences.add(reason(facts, why));
        }
        sentences.addFirst(finding(measured, broken));
        return sentences;
    }

    private static String finding(List<Facts> measured, List<String> broken) {
        String fault = Objects.requireNonNull(measured.getFirst().conditions().fault());
        List<String> whole = FeedStory.names(
                measured, facts -> !broken.contains(facts.model().name()));
        if (broken.isEmpty()) {
            return "While %s lasted, no model did worse than the others: %s did what could be done."
                    .formatted(fault, Text.and(whole));
        }
        return "While %s lasted, %s%s broke."
                .formatted(
                        fault, whole.isEmpty() ? "" : Text.and(whole) + " did what could be done; ", Text.and(broken));
    }

    /** What one model or another managed, each in its turn: so much could be done. */
    private record Best(double lost, double kept, boolean inTime) {

        static Best of(List<Facts> measured) {
            return new Best(
                    measured.stream().mapToDouble(FeedFault::lostShare).min().orElse(0),
                    measured.stream().mapToDouble(FeedFault::kept).max().orElse(0),
                    measured.stream().anyMatch(facts -> !isLate(facts)));
        }
    }

    private static List<String> why(Facts facts, Best best) {
        Scrolling scrolling = Scrolling.of(facts);
        List<String> why = new ArrayList<>();
        if (lostShare(facts) > best.lost() + MORE_LOST) {
            why.add("it lost more items than it need have");
        }
        if (kept(facts) < FAR_FEWER * best.kept()) {
            why.add(
                    scrolling.keptItems() < 1
                            ? "it had nothing in store to go on with"
                            : "it showed far fewer items than could be shown");
        }
        if (best.inTime() && isLate(facts)) {
            why.add("readers waited too long for their first item");
        }
        if (scrolling.worksForNobody()) {
            why.add("it worked on for readers who had left, " + scrolling.howLongForNobody());
        }
        return why;
    }

    private static String reason(Facts facts, List<String> why) {
        Scrolling scrolling = Scrolling.of(facts);
        String broke = why.isEmpty() ? "" : " broke, because " + Text.and(why);
        return "%s%s: first items %s; next items %s; at most %s in store%s."
                .formatted(
                        facts.model().name(),
                        broke,
                        change(facts, FeedScene.FIRST),
                        change(facts, FeedScene.NEXT),
                        Text.plural(scrolling.keptItems(), "item", "items"),
                        scrolling.worksForNobody()
                                ? ""
                                : ", and work for a reader ended within " + millis(Math.max(1, scrolling.afterLeftMs()))
                                        + " of its leaving");
    }

    private static String change(Facts facts, String name) {
        Span before = before(facts, name).orElseThrow();
        Span during = during(facts, name).orElseThrow();
        long lost = during.errors() + during.timeouts();
        return "%s a second where there had been %s%s%s"
                .formatted(
                        count(during.answersPerS()),
                        count(before.answersPerS()),
                        during.answers() + during.timeouts() == 0
                                ? ""
                                : ", 99 of 100 within %s instead of %s"
                                        .formatted(millis(during.p99Ms()), millis(before.p99Ms())),
                        lost == 0 ? "" : ", " + count(lost) + " not shown");
    }

    /** Which part of the next items that were shown before were shown while the fault lasted. */
    private static double kept(Facts facts) {
        double before = before(facts, FeedScene.NEXT).map(Span::answersPerS).orElse(0.0);
        double during = during(facts, FeedScene.NEXT).map(Span::answersPerS).orElse(0.0);
        return before == 0 ? 0 : during / before;
    }

    private static boolean isLate(Facts facts) {
        return during(facts, FeedScene.FIRST)
                .map(span -> span.p99Ms() > Scrolling.MOST_FIRST_MS)
                .orElse(false);
    }

    /** Which part of the items that were asked for was not shown while the fault lasted. */
    private static double lostShare(Facts facts) {
        double lost = 0;
        double all = 0;
        for (String name : List.of(FeedScene.FIRST, FeedScene.NEXT)) {
            Optional<Span> span = during(facts, name);
            lost += span.map(during -> during.errors() + during.timeouts()).orElse(0L);
            all += span.map(during -> during.answers() + during.errors() + during.timeouts())
                    .orElse(0L);
        }
        return all == 0 ? 0 : lost / all;
    }

    private static Optional<Span> before(Facts facts, String name) {
        return Scrolling.of(facts).sort(name).map(SortResult::before);
    }

    private static Optional<Span> during(Facts facts, String name) {
        return Scrolling.of(facts).sort(name).map(SortResult::during);
    }
}
