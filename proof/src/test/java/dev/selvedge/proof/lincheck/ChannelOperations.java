package dev.selvedge.proof.lincheck;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Clause;
import dev.selvedge.Select;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * Two channels, and selects over them that take the first ready clause in order: a random choice can't be specified for one
 * thread. A last clause that is ready at once keeps them from waiting.
 */
public abstract class ChannelOperations {

    static final int NOTHING = -1;
    static final int CLOSED = -2;
    static final int SENT = -3;

    private final List<Channel<Integer>> channels;

    ChannelOperations(Channel<Integer> one, Channel<Integer> other) {
        this.channels = List.of(one, other);
    }

    /** Makes them of one capacity. */
    ChannelOperations(int capacity) {
        this(Channel.buffered(capacity), Channel.buffered(capacity));
    }

    @Operation
    public int trySend(@Param(gen = IntGen.class, conf = "1:9") int element) {
        try {
            return channels.get(0).trySend(element) ? SENT : NOTHING;
        } catch (ChannelClosedException closed) {
            return CLOSED;
        }
    }

    @Operation
    public int tryReceive() {
        try {
            Integer element = channels.get(0).tryReceive();
            return element == null ? NOTHING : element;
        } catch (ChannelClosedException closed) {
            return CLOSED;
        }
    }

    @Operation
    public int sendToEither(@Param(gen = IntGen.class, conf = "1:9") int element) throws InterruptedException {
        return select(send(1, element), send(0, element));
    }

    @Operation
    public int receiveFromEither() throws InterruptedException {
        return select(receive(0), receive(1));
    }

    @Operation
    public int receiveOrSend(@Param(gen = IntGen.class, conf = "1:9") int element) throws InterruptedException {
        return select(receive(0), send(0, element), receive(1));
    }

    @Operation
    public int passOn(@Param(gen = IntGen.class, conf = "1:9") int element) throws InterruptedException {
        return select(send(0, element), receive(1));
    }

    @Operation
    public boolean isClosed() {
        return channels.get(0).isClosed();
    }

    @Operation
    public boolean isEnded() {
        return channels.get(0).isEnded();
    }

    @Operation
    public void close() {
        channels.get(0).close();
    }

    @Operation
    public void closeWithCause() {
        channels.get(1).close(new IllegalStateException("the cause"));
    }

    @Operation
    public void abort() {
        channels.get(0).abort();
    }

    private Clause<Integer> send(int channel, int element) {
        return channels.get(channel).onSend(element, () -> SENT).orClosed(() -> CLOSED);
    }

    private Clause<Integer> receive(int channel) {
        return channels.get(channel).onReceive().orClosed(() -> CLOSED);
    }

    @SafeVarargs
    @SuppressWarnings({"unchecked", "rawtypes", "varargs"}) // an array of a generic type
    private static int select(Clause<Integer>... clauses) throws InterruptedException {
        Clause[] all = new Clause[clauses.length + 1];
        System.arraycopy(clauses, 0, all, 0, clauses.length);
        all[clauses.length] = Clause.after(Duration.ZERO, () -> NOTHING);
        return (Integer) Select.prioritized(all);
    }

    /** The same for one thread: nobody ever waits. */
    public abstract static class Specification {

        private final int capacity;
        private final List<Deque<Integer>> held = List.of(new ArrayDeque<>(), new ArrayDeque<>());
        private final boolean[] closed = new boolean[2];

        Specification(int capacity) {
            this.capacity = capacity;
        }

        public int trySend(int element) {
            return send(0, element);
        }

        public int tryReceive() {
            return receive(0);
        }

        public int sendToEither(int element) {
            int first = send(1, element);
            return first == NOTHING ? send(0, element) : first;
        }

        public int receiveFromEither() {
            int first = receive(0);
            return first == NOTHING ? receive(1) : first;
        }

        public int receiveOrSend(int element) {
            int first = receive(0);
            int second = first == NOTHING ? send(0, element) : first;
            return second == NOTHING ? receive(1) : second;
        }

        public int passOn(int element) {
            int first = send(0, element);
            return first == NOTHING ? receive(1) : first;
        }

        public boolean isClosed() {
            return closed[0];
        }

        public boolean isEnded() {
            return closed[0] && held.get(0).isEmpty();
        }

        public void close() {
            closed[0] = true;
        }

        public void closeWithCause() {
            closed[1] = true;
        }

        public void abort() {
            closed[0] = true;
            held.get(0).clear();
        }

        private int send(int channel, int element) {
            if (closed[channel]) {
                return CLOSED;
            }
            if (held.get(channel).size() >= capacity) {
                return NOTHING;
            }
            held.get(channel).add(element);
            return SENT;
        }

        private int receive(int channel) {
            Integer element = held.get(channel).poll();
            if (element != null) {
                return element;
            }
            return closed[channel] ? CLOSED : NOTHING;
        }
    }

    /** Nothing is ever sent, since nobody waits. */
    public static final class Rendezvous extends ChannelOperations {

        public Rendezvous() {
            super(Channel.rendezvous(), Channel.rendezvous());
        }

        /** For one thread. */
        public static final class Plain extends Specification {

            public Plain() {
                super(0);
            }
        }
    }

    /** One place. */
    public static final class OnePlace extends ChannelOperations {

        public OnePlace() {
            super(1);
        }

        /** For one thread. */
        public static final class Plain extends Specification {

            public Plain() {
                super(1);
            }
        }
    }

    /** Two places. */
    public static final class TwoPlaces extends ChannelOperations {

        public TwoPlaces() {
            super(2);
        }

        /** For one thread. */
        public static final class Plain extends Specification {

            public Plain() {
                super(2);
            }
        }
    }
}
