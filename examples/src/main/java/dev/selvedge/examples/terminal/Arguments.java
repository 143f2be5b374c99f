package dev.selvedge.examples.terminal;

import dev.selvedge.examples.WrongArgumentsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The arguments of an example. Each question takes what it asks for out of them; {@link #noMore()} then refuses what is
 * left, and names what was asked for. Every answer that can't be given is a {@link WrongArgumentsException}.
 */
public final class Arguments {
    private final List<String> left;
    private final List<String> expected = new ArrayList<>();

    /**
     * Reads what followed the example's name.
     *
     * @param given the words on the command line
     */
    public Arguments(List<String> given) {
        left = new ArrayList<>(given);
    }

    /**
     * Whether an option without a value was given.
     *
     * @param option such as {@code --fast}
     * @return whether it was there
     */
    public boolean flag(String option) {
        expected.add(option);
        return left.remove(option);
    }

    /**
     * The value of an option that must be one of a few words.
     *
     * @param option such as {@code --version}
     * @param choices the words
     * @return the value, if the option was given
     */
    public Optional<String> choice(String option, List<String> choices) {
        String oneOf = String.join("|", choices);
        Optional<String> value = value(option, oneOf);
        if (value.isPresent() && !choices.contains(value.get())) {
            throw new WrongArgumentsException(option + " is '" + value.get() + "': expected " + oneOf);
        }
        return value;
    }

    /**
     * The value of an option that may be any text.
     *
     * @param option such as {@code --replay}
     * @param what what it is, for the message if it is missing
     * @return the value, if the option was given
     */
    public Optional<String> text(String option, String what) {
        return value(option, what);
    }

    /**
     * The value of an option that must be a whole number.
     *
     * @param option such as {@code --seed}
     * @param least the smallest number allowed
     * @param most the largest
     * @return the value, if the option was given
     */
    public OptionalLong number(String option, long least, long most) {
        Optional<String> value = value(option, "N");
        return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number(option, value.get(), least, most));
    }

    /**
     * The next word that is no option.
     *
     * @param what what it stands for, such as {@code DIR}
     * @return the word
     */
    public String word(String what) {
        expected.add(what);
        return left.stream()
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .map(word -> left.remove(left.indexOf(word)))
                .orElseThrow(() -> new WrongArgumentsException(left.isEmpty() ? "no " + what + " given" : unknown()));
    }

    /** Refuses what is left. */
    public void noMore() {
        if (!left.isEmpty()) {
            throw new WrongArgumentsException(unknown());
        }
    }

    private Optional<String> value(String option, String kind) {
        expected.add(option + " " + kind);
        int at = left.indexOf(option);
        if (at < 0) {
            return Optional.empty();
        }
        if (at + 1 == left.size()) {
            throw new WrongArgumentsException(option + " has no value: expected " + option + " " + kind);
        }
        left.remove(at);
        return Optional.of(left.remove(at));
    }

    private static long number(String option, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the same answer: not a number we can use
        }
        throw new WrongArgumentsException(
                option + " is '" + value + "': expected a whole number from " + least + " to " + most);
    }

    private String unknown() {
        String what = "unknown argument '" + left.getFirst() + "': expected ";
        return what + (expected.isEmpty() ? "none" : String.join(", ", expected));
    }
}
