package dev.selvedge.simulation;

import dev.selvedge.simulation.explore.Search;
import dev.selvedge.simulation.explore.Searches;
import java.util.function.Supplier;

/** Which schedules to look at. */
public final class Strategy {

    private static final int USUAL_CHANGES = 3;

    private final String name;
    private final Supplier<Search> search;

    private Strategy(String name, Supplier<Search> search) {
        this.name = name;
        this.search = search;
    }

    /**
     * Random choices and random priorities by turns. The right one unless you know better.
     *
     * @return the strategy
     */
    public static Strategy mixed() {
        return new Strategy("mixed", () -> Searches.mixed(USUAL_CHANGES));
    }

    /**
     * At each switch point, everyone who could go on is as likely to.
     *
     * @return the strategy
     */
    public static Strategy random() {
        return new Strategy("random", Searches::random);
    }

    /**
     * Random priorities, of which a few change on the way (PCT). A bug that takes {@code d} decisions, in a program of {@code n} threads and
     * {@code k} steps, is met with a probability of at least 1 / (n · k to the power of d-1) in each schedule, with {@code d-1} changes.
     *
     * @param changes how many
     * @return the strategy
     * @throws IllegalArgumentException if {@code changes} is less than 0
     */
    public static Strategy priorities(int changes) {
        checkedNumber(changes, "changes");
        return new Strategy("priorities(" + changes + ")", () -> Searches.priorities(changes));
    }

    /**
     * Every schedule with at most so many preemptions, which are switches away from one who could have gone on. For small programs: the
     * number of schedules grows with the number of steps to the power of the preemptions. Those with fewer come first, and once more among
     * those with one more. All have the random choices of the first seed. The exploration ends when all were looked at.
     *
     * @param preemptions how many; 2 finds most bugs
     * @return the strategy
     * @throws IllegalArgumentException if {@code preemptions} is less than 0
     */
    public static Strategy exhaustive(int preemptions) {
        checkedNumber(preemptions, "preemptions");
        return new Strategy("exhaustive(" + preemptions + ")", () -> Searches.exhaustive(preemptions));
    }

    private static void checkedNumber(int number, String name) {
        if (number < 0) {
            throw new IllegalArgumentException(name + " is " + number + ": give 0 or more");
        }
    }

    Search begin() {
        return search.get();
    }

    /**
     * By name, as on a command line.
     *
     * @param text {@code mixed}, {@code random}, {@code priorities(3)} or {@code exhaustive(2)}
     * @return the strategy
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Strategy parse(String text) {
        int bracket = text.indexOf('(');
        String kind = bracket < 0 ? text : text.substring(0, bracket);
        return switch (kind) {
            case "mixed" -> mixed();
            case "random" -> random();
            case "priorities" -> priorities(number(text, bracket, USUAL_CHANGES));
            case "exhaustive" -> exhaustive(number(text, bracket, 2));
            default ->
                throw new IllegalArgumentException("there is no strategy '" + text
                        + "': give mixed, random, priorities(CHANGES) or exhaustive(PREEMPTIONS)");
        };
    }

    private static int number(String text, int bracket, int usual) {
        if (bracket < 0) {
            return usual;
        }
        try {
            return Integer.parseInt(text.substring(bracket + 1, text.length() - 1));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "strategy '" + text + "' has no number in its brackets: write it as in exhaustive(2)", e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
