package dev.selvedge.internal.channel;

import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.WaitQueue;
import java.util.ArrayList;
import java.util.List;

/** What an operation has decided under the lock and brings about without it: who wakes, and what was lost. For one thread. */
final class Effects {

    private record Loss(Seat seat, Object element) {}

    private final List<Node> toWake = new ArrayList<>(1);
    private final List<Loss> losses = new ArrayList<>(0);

    void wake(Node settled) {
        toWake.add(settled);
    }

    void lose(Seat seat, Object element) {
        losses.add(new Loss(seat, element));
    }

    /** Ends the waits of all in a queue. */
    void settleAll(WaitQueue queue, Object result) {
        queue.settleAll(result, toWake);
    }

    void bringAbout() {
        for (Node node : toWake) {
            node.waiter().wake();
        }
        for (Loss loss : losses) {
            loss.seat.giveBack(loss.element);
        }
    }

    /** What the operation of a node has noted there. */
    static void bringAbout(Node node) {
        if (node.effects instanceof Effects effects) {
            node.effects = null;
            effects.bringAbout();
        }
    }
}
