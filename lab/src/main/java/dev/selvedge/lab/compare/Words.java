package dev.selvedge.lab.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a comparison says, for the terminal and for the page alike. */
public final class Words {

    /** The heads of the columns of {@link #row}. */
    public static final List<String> HEAD =
            List.of("model", "figure", "first run", "second run", "change", "beyond the error?");

    private Words() {}

    /**
     * Says what differs for certain, then what else does.
     *
     * @param comparison of two runs
     * @return sentences, the finding first
     */
    public static List<String> summary(Comparison comparison) {
        List<String> sentences = new ArrayList<>();
        List<Difference> certain = comparison.certain();
        boolean known =
                comparison.differences().stream().anyMatch(difference -> difference.verdict() != Verdict.UNKNOWN);
        if (!known) {
            sentences.add(
                    "Which differences are more than chance is not known: a run was measured in one round only. Run both with"
                            + " --rounds 3 or more.");
        } else if (certain.isEmpty()) {
            sentences.add("No figure differs by more than its error.");
        }
        certain.forEach(difference -> sentences.add(sentence(difference)));
        comparison.others().forEach(other -> sentences.add("The runs also differ in " + other + "."));
        if (!comparison.alone().isEmpty()) {
            sentences.add("In one run only: "
                    + String.join(", ", comparison.alone().stream().sorted().toList()) + ".");
        }
        return sentences;
    }

    private static String sentence(Difference difference) {
        return "%s: %s went from %s to %s (%s), which is more than the rounds scatter."
                .formatted(
                        difference.model(),
                        difference.figure(),
                        number(difference.before()),
                        number(difference.after()),
                        change(difference));
    }

    /**
     * Returns a row of the table.
     *
     * @param difference one figure
     * @return its cells
     */
    public static List<String> row(Difference difference) {
        return List.of(
                difference.model(),
                difference.figure(),
                mean(difference.before(), difference.errors().before()),
                mean(difference.after(), difference.errors().after()),
                change(difference),
                difference.verdict().words());
    }

    private static String mean(double value, double reach) {
        return Double.isNaN(reach) ? number(value) : number(value) + " ± " + number(reach);
    }

    private static String change(Difference difference) {
        double change = difference.change();
        if (Double.isNaN(change)) {
            return "–";
        }
        long percent = Math.round(100 * change);
        return percent == 0
                ? "0 %"
                : String.format(Locale.ROOT, "%+d %%", percent).replace('-', '−');
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%,.0f", value);
    }
}
