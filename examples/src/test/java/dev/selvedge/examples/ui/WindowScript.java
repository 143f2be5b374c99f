package dev.selvedge.examples.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.WindowEvent;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import javax.swing.RepaintManager;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/**
 * Uses the window as a person would, in a JVM that has a display, and says what it sees. The server gives a part only when it is let to, so the window
 * can be looked at while it waits.
 */
final class WindowScript {
    private final Semaphore letThrough = new Semaphore(0);
    private final Queue<String> strangers = new ConcurrentLinkedQueue<>();

    private WindowScript() {}

    /** The only argument is where the picture goes. */
    public static void main(String[] args) throws Exception {
        new WindowScript().play(new File(args[0]));
        System.exit(0); // not for us: the toolkit's own threads stay for a while
    }

    private void play(File picture) throws Exception {
        RepaintManager.setCurrentManager(new Watchful());
        try (PartServer server = new PartServer(letThrough::acquire)) {
            FutureTask<@Nullable Void> shown = new FutureTask<>(() -> {
                UiExample.show(server, System.out);
                return null;
            });
            Thread.ofVirtual().start(shown);
            await("the window is there", () -> frameOrNull() != null);
            fetchesAll(picture);
            isCancelled();
            fetchesAllAgain();
            isClosedWhileItFetches();
            shown.get();
        }
        say("strangers that touched the window: " + strangers);
    }

    private void fetchesAll(File picture) throws Exception {
        click("fetch");
        letThrough.release(6);
        await("six are here", () -> at("bar") == 6);
        say("while it waits, the event thread answers: " + onEventThread(() -> "yes"));
        say("while it waits: " + label("status") + ", " + text().lines().count() + " lines, fetch is "
                + enabled("fetch") + ", cancel is " + enabled("cancel"));
        take(picture);
        letThrough.release(4);
        await("it has ended", () -> enabled("fetch").equals("on"));
        say("at the end: " + label("status") + ", " + text().lines().count() + " lines, the bar at " + at("bar"));
    }

    private void isCancelled() throws Exception {
        click("fetch");
        letThrough.release(2);
        await("two are here", () -> at("bar") == 2);
        click("cancel");
        await("it has ended", () -> enabled("fetch").equals("on"));
        say("cancelled: " + label("status") + ", " + text().lines().count() + " lines, the bar at " + at("bar"));
    }

    private void fetchesAllAgain() throws Exception {
        letThrough.release(20); // also for what was cancelled, if the server still waits there
        click("fetch");
        await("all is here", () -> label("status").equals("All is here"));
        say("again: " + text().lines().count() + " lines");
        letThrough.drainPermits();
    }

    private void isClosedWhileItFetches() throws Exception {
        await("it has ended", () -> enabled("fetch").equals("on"));
        click("fetch");
        await("it fetches", () -> enabled("cancel").equals("on"));
        JFrame frame = frame();
        SwingUtilities.invokeAndWait(() -> frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING)));
        await("it is gone", () -> onEventThread(() -> !frame.isDisplayable()));
        say("closed while it fetches: the window is gone");
    }

    private static void take(File picture) throws Exception {
        Robot robot = new Robot();
        robot.waitForIdle();
        Rectangle where = onEventThread(() -> frame().getBounds());
        ImageIO.write(robot.createScreenCapture(where), "png", picture);
    }

    // ---- looking ---------------------------------------------------------------------------------------------------

    private static void say(String line) {
        System.out.println(line);
    }

    private static void await(String what, BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > 30_000_000_000L) {
                say("waited 30 s for: " + what);
                System.exit(3);
            }
            Thread.onSpinWait();
        }
    }

    private static <T> T onEventThread(Callable<T> question) {
        FutureTask<T> asked = new FutureTask<>(question);
        SwingUtilities.invokeLater(asked);
        try {
            return asked.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable JFrame frameOrNull() {
        for (Frame frame : Frame.getFrames()) {
            if (frame instanceof JFrame window && "window".equals(frame.getName()) && frame.isShowing()) {
                return window;
            }
        }
        return null;
    }

    private static JFrame frame() {
        JFrame frame = frameOrNull();
        if (frame == null) {
            throw new AssertionError("the window is gone");
        }
        return frame;
    }

    private static <C extends Component> C named(String name, Class<C> type) {
        List<Component> toVisit = new ArrayList<>(List.of(frame()));
        while (!toVisit.isEmpty()) {
            Component component = toVisit.removeLast();
            if (name.equals(component.getName())) {
                return type.cast(component);
            }
            if (component instanceof Container container) {
                toVisit.addAll(List.of(container.getComponents()));
            }
        }
        throw new AssertionError("there is no " + name);
    }

    private static void click(String button) {
        SwingUtilities.invokeLater(() -> named(button, JButton.class).doClick(0));
    }

    private static String enabled(String button) {
        return onEventThread(() -> named(button, JButton.class).isEnabled() ? "on" : "off");
    }

    private static int at(String bar) {
        return onEventThread(() -> named(bar, JProgressBar.class).getValue());
    }

    private static String label(String name) {
        return onEventThread(() -> named(name, JLabel.class).getText());
    }

    private static String text() {
        return onEventThread(() -> named("text", JTextArea.class).getText());
    }

    /** Notes whoever changes what is shown on another thread than the event thread. */
    private final class Watchful extends RepaintManager {
        @Override
        public synchronized void addInvalidComponent(JComponent component) {
            check();
            super.addInvalidComponent(component);
        }

        @Override
        public void addDirtyRegion(JComponent component, int x, int y, int width, int height) {
            check();
            super.addDirtyRegion(component, x, y, width, height);
        }

        private void check() {
            if (!SwingUtilities.isEventDispatchThread()) {
                strangers.add(Thread.currentThread().toString());
            }
        }
    }
}
