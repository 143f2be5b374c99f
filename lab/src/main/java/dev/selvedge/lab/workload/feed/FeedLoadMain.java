package dev.selvedge.lab.workload.feed;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.load.LoadChild;
import dev.selvedge.lab.load.LoadLine;
import dev.selvedge.lab.load.LoadOptions;

/**
 * The load generator of the workload {@code feed}: lets readers come at a set rate, scroll and leave, and takes the time that they wait
 * for each item. Prints a {@link LoadLine} for each second.
 *
 * <p>Arguments: those of {@link LoadOptions}, where {@code --rate}, in readers a second, must be given and {@code --connections} is how
 * many may be there at a time; {@code --items} (the port of the item service, which is told who leaves; 0: nobody is) and
 * {@code --fault} (none, {@code slow-client} or {@code burst}). Gauge: {@code readers} (there now).
 */
public final class FeedLoadMain {

    private FeedLoadMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        LoadChild.runLoad(args, (arguments, group, out) -> new FeedLoad(scene(arguments), group, out));
    }

    private static FeedScene scene(Arguments arguments) throws ArgumentException {
        LoadOptions options = LoadOptions.from(arguments);
        if (options.closed()) {
            throw new ArgumentException("--rate is missing: readers come at a set rate, whatever the server does");
        }
        return new FeedScene(options, arguments.number("items", 0, 0, 65_535));
    }
}
