package dev.selvedge.lab.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How results of a workload are told in words. */
public interface Story {

    /** Returns the story of any workload that answers requests: what came back, what the limit was, what it cost. */
    static Story of(Rule... more) {
        List<Rule> rules = Stream.concat(GENERAL.stream(), Stream.of(more)).toList();
        return () -> rules;
    }

    /** The rule that says why a model was not measured to the end. */
    Rule FAILURE = LoadRules::failure;

    /** The rules about what came back, and when. */
    List<Rule> LOAD = Stream.of(LoadRules.ALL, steady(LoadRules.STEADY), List.<Rule>of(SortRules::each))
            .flatMap(List::stream)
            .toList();

    /** The rules about what a fault did. */
    List<Rule> FAULT =
            Stream.concat(ThirdRules.ALL.stream(), FaultRules.ALL.stream()).toList();

    /** The rules about threads, memory and errors. */
    List<Rule> COST = CostRules.ALL;

    /** The rules that hold for any workload that answers requests. */
    List<Rule> GENERAL = Stream.of(LOAD, FAULT, steady(LimitRules.ALL), COST)
            .flatMap(List::stream)
            .toList();

    /** A run with a fault in its middle is three runs in one, and a mean over all of it has no cause. */
    private static List<Rule> steady(List<Rule> rules) {
        return rules.stream()
                .<Rule>map(rule -> facts -> facts.conditions().fault() == null ? rule.apply(facts) : Optional.empty())
                .toList();
    }

    /** Returns what is looked for in the figures of each model, in the order in which it is told. */
    List<Rule> rules();

    /**
     * Says what a team lead should know after a minute.
     *
     * @param all what is known of each model
     * @return sentences, the finding first
     */
    default List<String> summary(List<Facts> all) {
        return FaultSummary.applies(all) ? FaultSummary.of(all) : Summary.of(all);
    }

    /**
     * Warns if other programs were in the way, which belongs into each summary.
     *
     * @param all what is known of each model
     * @return one sentence, or empty
     */
    static Optional<String> disturbed(List<Facts> all) {
        return Summary.disturbed(all);
    }

    /**
     * Says how far the figures can be trusted.
     *
     * @param all what is known of each model
     * @return sentences
     */
    default List<String> caveats(List<Facts> all) {
        return Caveats.of(all);
    }
}
