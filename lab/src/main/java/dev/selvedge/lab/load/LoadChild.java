package dev.selvedge.lab.load;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import io.netty.channel.EventLoopGroup;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The child that puts a server under load. It is ready when all its connections are open; then it begins by itself, and prints a
 * {@link LoadLine} for each second on standard output. The last one has the phase {@link LoadLine#DONE}.
 *
 * <p>Arguments: {@code --target} (the server's port), {@code --connections}, {@code --rate} (0: as fast as answers come),
 * {@code --warm-up-s}, {@code --seconds}, {@code --time-out-ms} (10,000), {@code --fault} (none; {@code burst} and {@code slow-client} are
 * its own, all others are somebody else's), and whatever the workload adds.
 */
public final class LoadChild implements ChildService {

    private final EventLoopGroup group;
    private final Load load;

    private LoadChild(EventLoopGroup group, Load load) {
        this.group = group;
        this.load = load;
    }

    /**
     * Runs the child, as the only statement of a {@code main}.
     *
     * @param args    what the child is told
     * @param sources makes what writes the requests
     */
    public static void run(String[] args, Sources sources) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Child.run(args, arguments -> start(arguments, sources, out));
    }

    /** Makes what writes the requests of a workload. */
    @FunctionalInterface
    public interface Sources {

        /**
         * Makes it.
         *
         * @param arguments what the generator is told; a workload may add keys of its own
         * @param host      what the header {@code Host} is to say
         * @return the source, used by one thread
         * @throws ArgumentException if an argument makes no sense
         */
        RequestSource source(Arguments arguments, String host) throws ArgumentException;
    }

    private static LoadChild start(Arguments arguments, Sources sources, PrintStream out)
            throws ArgumentException, InterruptedException {
        LoadOptions options = LoadOptions.from(arguments);
        RequestSource source = sources.source(arguments, "127.0.0.1:" + options.target());
        EventLoopGroup group = Opener.oneLoop();
        Load load = new Load(options, source, group, line -> out.println(line.format()));
        try {
            load.open().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IllegalStateException(cause == null ? e.getMessage() : cause.getMessage(), e);
        }
        load.begin();
        return new LoadChild(group, load);
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public Map<String, Number> gauges() {
        return load.medians();
    }

    @Override
    public void end() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
