package dev.selvedge.lab.workload.chat;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.decimal;
import static dev.selvedge.lab.explain.Text.millis;

import dev.selvedge.lab.explain.Facts;
import dev.selvedge.lab.explain.Rule;
import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.explain.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is told of a chat: what a connection costs, and who waits for whom. */
final class ChatStory implements Story {

    @Override
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(ChatRules.ALL);
        rules.addAll(FAULT);
        rules.addAll(COST);
        return rules;
    }

    @Override
    public List<String> summary(List<Facts> all) {
        List<Facts> ranked = all.stream()
                .filter(facts -> facts.model().answers() > 0)
                .sorted(Comparator.comparingDouble(facts -> Held.of(facts).heapKib()))
                .toList();
        List<String> sentences = new ArrayList<>();
        if (ranked.isEmpty()) {
            sentences.add("Nothing was measured: no model has delivered a line.");
            return sentences;
        }
        sentences.add(finding(ranked));
        ranked.forEach(facts -> sentences.add(reason(facts)));
        Story.disturbed(ranked).ifPresent(sentences::add);
        return sentences;
    }

    private static String finding(List<Facts> ranked) {
        List<String> stalled = ranked.stream()
                .filter(ChatRules::roomWaited)
                .map(facts -> facts.model().name())
                .toList();
        List<String> kept = ranked.stream()
                .filter(ChatRules::keepsEverything)
                .map(facts -> facts.model().name())
                .toList();
        String held = "%s connections were held by each of %d models.".formatted(count(held(ranked)), ranked.size());
        return held
                + (stalled.isEmpty()
                        ? ""
                        : " When five members stopped reading, the whole room waited with " + Text.and(stalled) + ".")
                + (kept.isEmpty() ? "" : " What they did not read was kept without end by " + Text.and(kept) + ".");
    }

    private static double held(List<Facts> all) {
        return all.stream()
                .mapToDouble(facts -> Held.of(facts).connections())
                .filter(Double::isFinite) // one that was too busy to say
                .min()
                .orElse(0);
    }

    private static String reason(Facts facts) {
        Held held = Held.of(facts);
        return "%s: %s; 99 of 100 deliveries within %s%s."
                .formatted(
                        facts.model().name(),
                        cost(facts, held),
                        millis(facts.model().p99Ms()),
                        verdict(facts, held));
    }

    private static String cost(Facts facts, Held held) {
        double threads = facts.model().max("threads");
        return Double.isNaN(threads)
                ? "too busy to say what it uses"
                : "%s KiB of heap for a connection, %s threads for all"
                        .formatted(decimal(held.heapKib()), count(threads));
    }

    private static String verdict(Facts facts, Held held) {
        if (ChatRules.roomWaited(facts)) {
            return "; broke on its slow readers, for whom the others waited";
        }
        if (ChatRules.keepsEverything(facts)) {
            return "; for slow readers it kept up to " + count(held.keptKib()) + " KiB, and would keep more";
        }
        if (facts.model().timeouts() > 0) {
            return "; " + count(facts.model().timeouts()) + " deliveries to members that did read never came";
        }
        return held.dropped() >= 1
                ? "; dropped " + count(held.dropped()) + " lines for slow readers, and nobody waited"
                : "";
    }
}
