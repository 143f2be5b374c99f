package dev.selvedge.examples.ui;

import dev.selvedge.Channel;
import dev.selvedge.Dispatcher;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import java.awt.BorderLayout;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.WindowConstants;
import org.jspecify.annotations.Nullable;

/**
 * The window, and what happens in it. All of this runs on the event thread of Swing, as tasks that are confined to it by identity: where one of them waits, the
 * event thread goes on with what else there is, and afterwards it is the event thread that goes on here.
 */
final class FetchWindow {
    private final JFrame frame = new JFrame("Selvedge: a window that lives");
    private final JButton fetch = new JButton("Fetch");
    private final JButton cancel = new JButton("Cancel");
    private final JProgressBar bar = new JProgressBar();
    private final JLabel status = new JLabel("Nothing fetched yet");
    private final JTextArea text = new JTextArea(11, 36);

    private final Parts parts;
    private final Dispatcher ui;

    /** The clicks on "Fetch"; closed with the window. */
    private final Channel<Click> clicks = Channel.named("clicks").buffered(1);

    private @Nullable Task<?> fetching;

    private enum Click {
        FETCH
    }

    FetchWindow(Parts parts, Dispatcher ui) {
        this.parts = parts;
        this.ui = ui;
        arrange();
        fetch.addActionListener(event -> clicks.trySend(Click.FETCH));
        cancel.addActionListener(event -> cancel("the user clicked on Cancel"));
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                clicks.close();
                cancel("the window is closed");
            }
        });
    }

    /** Shows the window, and does what its user wants, until that closes it. */
    void live() throws InterruptedException {
        frame.setVisible(true);
        try {
            Scope.named("window").supervised().run(scope -> {
                for (Click _ : clicks) {
                    onFetch(scope);
                }
            });
        } finally {
            frame.dispose();
        }
    }

    // tag::handler
    private void onFetch(Scope scope) throws InterruptedException {
        text.setText("");
        fetching = scope.fork(ui, "fetch", () -> {
            for (int part = 0; part < parts.count(); part++) {
                showProgress(part);
                text.append(fetchElsewhere(part) + "\n"); // waits, and the window lives
            }
        });
        showEnd(fetching.outcome());
    }

    private String fetchElsewhere(int part) throws InterruptedException {
        return Scope.call(
                scope -> scope.fork("part " + part, () -> parts.fetch(part)).join());
    }

    private void cancel(String reason) {
        if (fetching != null) {
            fetching.cancel(reason);
        }
    }
    // end::handler

    private void showProgress(int part) {
        setBusy(true);
        bar.setValue(part);
        status.setText("Fetching part " + (part + 1) + " of " + parts.count());
    }

    private void showEnd(Outcome<?> outcome) {
        setBusy(false);
        bar.setValue(outcome instanceof Outcome.Success ? parts.count() : bar.getValue());
        status.setText(
                switch (outcome) {
                    case Outcome.Success<?> success -> "All is here";
                    case Outcome.Cancelled<?> cancelled -> "Cancelled";
                    case Outcome.Failure<?> failure -> "Failed: " + failure.exception();
                });
    }

    private void setBusy(boolean busy) {
        fetch.setEnabled(!busy);
        cancel.setEnabled(busy);
    }

    private void arrange() {
        text.setEditable(false);
        bar.setMaximum(parts.count());
        JPanel buttons = new JPanel();
        buttons.add(fetch);
        buttons.add(cancel);
        JPanel below = new JPanel(new BorderLayout(8, 8));
        below.add(status, BorderLayout.CENTER);
        below.add(bar, BorderLayout.EAST);
        JPanel content = new JPanel(new BorderLayout(8, 8));
        content.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
        content.add(buttons, BorderLayout.NORTH);
        content.add(new JScrollPane(text), BorderLayout.CENTER);
        content.add(below, BorderLayout.SOUTH);
        name();
        setBusy(false);
        frame.setContentPane(content);
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.pack();
        frame.setLocationByPlatform(true);
    }

    /** What tools, and tests, find them by. */
    private void name() {
        frame.setName("window");
        fetch.setName("fetch");
        cancel.setName("cancel");
        bar.setName("bar");
        status.setName("status");
        text.setName("text");
    }
}
