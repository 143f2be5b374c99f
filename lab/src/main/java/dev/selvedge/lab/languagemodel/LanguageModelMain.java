package dev.selvedge.lab.languagemodel;

import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.service.DelayedService;
import dev.selvedge.lab.service.ServiceFault;

/**
 * A child that stands in for a language model. {@code POST /complete} with a prompt ({@link dev.selvedge.lab.document.Reply#prompt}) is answered
 * with a stream of events, a word each: the first after two fifths of the delay, the others evenly over the rest, and {@code [DONE]}.
 * {@code POST /fault} with the name of a {@link ServiceFault} as its body switches to it at once.
 *
 * <p>Arguments: {@code --port}, {@code --delay-ms} (500, the mean of a whole answer), {@code --seed} (1), {@code --fault} (none),
 * {@code --loops} (1: its event loops). Gauges: {@code calls} (answered since the start), {@code pending} (under way now),
 * {@code connections} (open now).
 */
public final class LanguageModelMain {

    private LanguageModelMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, arguments -> DelayedService.start(arguments, 500, LanguageModelHandler::new));
    }
}
