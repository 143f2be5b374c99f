package dev.selvedge;

import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.Operation;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.Waitable;
import dev.selvedge.internal.wait.Waiter;
import dev.selvedge.spi.TimeSource;
import org.jspecify.annotations.Nullable;

/** A point in time, as something to wait for. Nobody wakes those who wait for it: the select parks no longer than that. */
final class Moment extends Waitable {

    private final TimeSource time;
    private final long nanoTime;

    private Moment(TimeSource time, long nanoTime) {
        this.time = time;
        this.nanoTime = nanoTime;
    }

    static Node attempt(@Nullable Waiter waiter, Strand strand, long nanoTime) {
        return new Node(waiter, new Moment(strand.environment().time(), nanoTime), Come.OPERATION, null);
    }

    @Override
    public String describe() {
        return "time";
    }

    @Override
    public boolean endsByItself() {
        return true;
    }

    private enum Come implements Operation {
        OPERATION;

        @Override
        public boolean tryNow(Node node) {
            Moment moment = (Moment) node.at;
            return moment.nanoTime - moment.time.nanoTime() <= 0;
        }

        @Override
        public void enqueue(Node node) {}

        @Override
        public void dequeue(Node node) {}

        @Override
        public String describe() {
            return "wait for a time";
        }
    }
}
