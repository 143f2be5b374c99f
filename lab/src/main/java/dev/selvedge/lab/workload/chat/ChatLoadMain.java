package dev.selvedge.lab.workload.chat;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.load.LoadChild;
import dev.selvedge.lab.load.LoadLine;
import dev.selvedge.lab.load.LoadOptions;

/**
 * The load generator of the workload {@code chat}: holds all members, says something at a set rate, and takes the time until each
 * member of the room has heard it. Prints a {@link LoadLine} for each second, in which deliveries are what is confirmed.
 *
 * <p>Arguments: those of {@link LoadOptions}, where {@code --rate} must be given; {@code --room} (100: members of a room),
 * {@code --bytes} (1,024: length of a message) and {@code --fault} (none, {@code slow-readers} or {@code burst}). Gauges:
 * {@code busy_total} and {@code quiet_total}: deliveries in the busy room and in all others; {@code deaf}: members that do not
 * read just now.
 */
public final class ChatLoadMain {

    private ChatLoadMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        LoadChild.runLoad(args, (arguments, group, out) -> new ChatLoad(scene(arguments), group, out));
    }

    private static ChatScene scene(Arguments arguments) throws ArgumentException {
        LoadOptions options = LoadOptions.from(arguments);
        if (options.closed()) {
            throw new ArgumentException("--rate is missing: members speak at a set rate, whatever the server does");
        }
        return new ChatScene(
                options,
                arguments.number("room", ChatScene.USUAL_ROOM, 1, 1_000_000),
                arguments.number("bytes", ChatScene.USUAL_BYTES, 32, 4_000),
                arguments.text("fault", ""));
    }
}
