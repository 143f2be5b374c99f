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
import java.util.function.Consumer;

/**
 * The child that puts a server under load. It is ready when all its connections are open; then it begins by itself, and prints a
 * {@link LoadLine} for each second on standard output. The last one has the phase {@link LoadLine#DONE}.
 *
 * <p>Arguments: {@code --target} (the server's port), {@code --connections}, {@code --rate} (0: as fast as answers come),
 * {@code --warm-up-s}, {@code --seconds}, {@code --time-out-ms} (10,000), {@code --fault} (none; {@code burst} and {@code slow-client} are
 * its own, all others are somebody else's), {@code --server-admin} (none: where the server says how much it compiles), and whatever
 * the workload adds.
 */
public final class LoadChild implements ChildService {

    private final EventLoopGroup group;
    private final Generated load;

    private LoadChild(EventLoopGroup group, Generated load) {
        this.group = group;
        this.load = load;
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

    /** Makes a load. */
    @FunctionalInterface
    public interface Loads {

        /**
         * Makes it.
         *
         * @param arguments what the generator is told
         * @param group     the one event loop that it runs on
         * @param out       takes a line for each second
         * @return the load, not yet opened
         * @throws ArgumentException if an argument makes no sense
         */
        Generated load(Arguments arguments, EventLoopGroup group, Consumer<LoadLine> out) throws ArgumentException;
    }

    /**
     * Runs the child for a load of HTTP requests, as the only statement of a {@code main}.
     *
     * @param args    what the child is told
     * @param sources makes what writes the requests
     */
    public static void run(String[] args, Sources sources) {
        runLoad(args, (arguments, group, out) -> {
            LoadOptions options = LoadOptions.from(arguments);
            return new Load(options, sources.source(arguments, "127.0.0.1:" + options.target()), group, out);
        });
    }

    /**
     * Runs the child for any load.
     *
     * @param args  what the child is told
     * @param loads makes the load
     */
    public static void runLoad(String[] args, Loads loads) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Child.run(args, arguments -> start(arguments, loads, out));
    }

    private static LoadChild start(Arguments arguments, Loads loads, PrintStream out)
            throws ArgumentException, InterruptedException {
        EventLoopGroup group = Opener.oneLoop();
        Generated load = loads.load(arguments, group, line -> out.println(line.format()));
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
        return load.gauges();
    }

    @Override
    public void end() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
