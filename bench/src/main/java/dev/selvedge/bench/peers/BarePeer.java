package dev.selvedge.bench.peers;

import dev.selvedge.bench.work.Peer;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Work;

/**
 * A kind of channel used by bare virtual threads. Each JVM runs one subclass alone, so its calls are as direct as if they
 * were written out.
 *
 * @param <C> the channel
 */
abstract class BarePeer<C> implements Peer {

    /** Makes a channel of a capacity. */
    abstract C make(int capacity);

    /** Makes a channel without bound. */
    C makeUnbounded() {
        throw new UnsupportedOperationException("there is none without bound");
    }

    abstract void send(C channel, Integer element) throws InterruptedException;

    abstract Integer receive(C channel) throws InterruptedException;

    @Override
    public Work work(Row row) {
        return switch (row.shape()) {
            case PAIRS -> () -> pairs(row);
            case CHAIN -> () -> chain(row);
            case MANY_TO_MANY -> () -> shared(row, row.width());
            case FAN_IN -> () -> shared(row, 1);
            case UNBOUNDED -> () -> unbounded(row);
            default -> throw Peer.cannot(row);
        };
    }

    private long pairs(Row row) throws InterruptedException {
        Crowd crowd = new Crowd(2 * row.width());
        for (int pair = 0; pair < row.width(); pair++) {
            C channel = make(row.capacity());
            crowd.start(() -> sendAll(channel, row.count()));
            crowd.start(() -> receiveAll(channel, row.count()));
        }
        return crowd.sum();
    }

    private long chain(Row row) throws InterruptedException {
        Crowd crowd = new Crowd(row.width() + 1);
        C first = make(row.capacity());
        crowd.start(() -> sendAll(first, row.count()));
        C last = first;
        for (int link = 1; link < row.width(); link++) {
            C from = last;
            C to = make(row.capacity());
            crowd.start(() -> passOn(from, to, row.count()));
            last = to;
        }
        C end = last;
        crowd.start(() -> receiveAll(end, row.count()));
        return crowd.sum();
    }

    private long shared(Row row, int receivers) throws InterruptedException {
        Crowd crowd = new Crowd(row.width() + receivers);
        C channel = make(row.capacity());
        for (int sender = 0; sender < row.width(); sender++) {
            crowd.start(() -> sendAll(channel, row.count()));
        }
        for (int receiver = 0; receiver < receivers; receiver++) {
            crowd.start(() -> receiveAll(channel, row.width() / receivers * row.count()));
        }
        return crowd.sum();
    }

    private long unbounded(Row row) throws InterruptedException {
        Crowd crowd = new Crowd(2);
        C channel = makeUnbounded();
        crowd.start(() -> sendAll(channel, row.count()));
        crowd.start(() -> receiveAll(channel, row.count()));
        return crowd.sum();
    }

    private long sendAll(C channel, int count) throws InterruptedException {
        for (int turn = 0; turn < count; turn++) {
            send(channel, Row.element(turn));
        }
        return 0;
    }

    private long receiveAll(C channel, int count) throws InterruptedException {
        long sum = 0;
        for (int turn = 0; turn < count; turn++) {
            sum += receive(channel);
        }
        return sum;
    }

    private long passOn(C from, C to, int count) throws InterruptedException {
        for (int turn = 0; turn < count; turn++) {
            send(to, receive(from));
        }
        return 0;
    }
}
