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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The child that puts a server under load. It is ready when all its connections are open; then it begins by itself, and prints a
 * {@link LoadLine} for each second on standard output. The last one has the phase {@link LoadLine#DONE}.
 *
 * <p>Arguments: {@code --target} (the server's port), {@code --connections}, {@code --rate} (0: as fast as answers come),
 * {@code --warm-up-s}, {@code --seconds}, {@code --time-out-ms} (10,000), {@code --prefix} (of the orders' numbers).
 */
public final class LoadMain implements ChildService {

    private final EventLoopGroup group;

    private LoadMain(EventLoopGroup group) {
        this.group = group;
    }

    /** Runs the child. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Child.run(args, arguments -> start(arguments, out));
    }

    private static LoadMain start(Arguments arguments, PrintStream out) throws ArgumentException, InterruptedException {
        LoadOptions options = LoadOptions.from(arguments);
        EventLoopGroup group = Opener.oneLoop();
        OrderRequests source = new OrderRequests("127.0.0.1:" + options.target(), options.prefix());
        Load load = new Load(options, source, group, line -> out.println(line.format()));
        try {
            load.open().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IllegalStateException(cause == null ? e.getMessage() : cause.getMessage(), e);
        }
        load.begin();
        return new LoadMain(group);
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public void end() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
