package dev.selvedge.lab.workload.chat;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.load.LoadLine;
import dev.selvedge.lab.load.LoadOptions;
import dev.selvedge.lab.load.Opener;
import io.netty.channel.EventLoopGroup;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The load generator of the workload {@code chat}: holds all members, says something at a set rate, and takes the time until each
 * member of the room has heard it. Prints a {@link LoadLine} for each second, in which deliveries are what is confirmed.
 *
 * <p>Arguments: those of {@link LoadOptions}, where {@code --rate} must be given; {@code --room} (100: members of a room),
 * {@code --bytes} (1,024: length of a message) and {@code --fault} (none, {@code slow-readers} or {@code burst}). Gauges:
 * {@code busy_total} and {@code quiet_total}: deliveries in the busy room and in all others; {@code deaf}: members that do not
 * read just now.
 */
public final class ChatLoadMain implements ChildService {

    private final EventLoopGroup group;
    private final ChatLoad load;

    private ChatLoadMain(EventLoopGroup group, ChatLoad load) {
        this.group = group;
        this.load = load;
    }

    /** Runs the child. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Child.run(args, arguments -> start(arguments, out));
    }

    private static ChatLoadMain start(Arguments arguments, PrintStream out)
            throws ArgumentException, InterruptedException {
        LoadOptions options = LoadOptions.from(arguments);
        if (options.closed()) {
            throw new ArgumentException("--rate is missing: members speak at a set rate, whatever the server does");
        }
        ChatScene scene = new ChatScene(
                options,
                arguments.number("room", ChatScene.USUAL_ROOM, 1, 1_000_000),
                arguments.number("bytes", ChatScene.USUAL_BYTES, 32, 4_000),
                arguments.text("fault", ""));
        EventLoopGroup group = Opener.oneLoop();
        ChatLoad load = new ChatLoad(scene, group, line -> out.println(line.format()));
        try {
            load.open().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IllegalStateException(cause == null ? e.getMessage() : cause.getMessage(), e);
        }
        load.begin();
        return new ChatLoadMain(group, load);
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public Map<String, Number> gauges() {
        return load.gauges();
    }

    @Override
    public void end() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
