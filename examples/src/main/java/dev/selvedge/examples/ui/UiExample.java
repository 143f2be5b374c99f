package dev.selvedge.examples.ui;

import dev.selvedge.Clause;
import dev.selvedge.Dispatcher;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.examples.Example;
import dev.selvedge.examples.terminal.Arguments;
import dev.selvedge.loop.EventLoop;
import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import javax.swing.SwingUtilities;

/**
 * A window of Swing with a button that fetches over the network, shows how far it is, and can be cancelled. The window never freezes, and there is no
 * callback in it: see {@link FetchWindow}.
 */
public final class UiExample implements Example {
    private static final Duration A_PART_TAKES = Duration.ofMillis(400);
    private static final Duration LATE = Duration.ofSeconds(1);

    /** Makes the example. */
    public UiExample() {}

    @Override
    public String name() {
        return "ui";
    }

    @Override
    public String summary() {
        return "a window (Swing) that fetches over the network, lives meanwhile, and can cancel it";
    }

    @Override
    public int run(List<String> args, PrintStream out) throws IOException, InterruptedException {
        new Arguments(args).noMore();
        if (!hasDisplay()) {
            out.println("there is no display for a window: run it in a graphical session, or set DISPLAY");
            return 1;
        }
        try (PartServer server = new PartServer(() -> Select.select(Clause.after(A_PART_TAKES)))) {
            show(server, out);
        }
        return 0;
    }

    private static boolean hasDisplay() {
        try {
            return !GraphicsEnvironment.isHeadless()
                    && GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
        } catch (AWTError noneThere) {
            return false;
        }
    }

    /** Shows the window until it is closed. */
    static void show(Parts parts, PrintStream out) throws InterruptedException {
        // tag::show
        try (EventLoop swing =
                EventLoop.named("swing").watched(LATE, out::println).on(SwingUtilities::invokeLater)) {
            Dispatcher ui = swing.byIdentity();
            Scope.run(scope -> scope.fork(ui, "window", () -> new FetchWindow(parts, ui).live()));
        }
        // end::show
    }
}
