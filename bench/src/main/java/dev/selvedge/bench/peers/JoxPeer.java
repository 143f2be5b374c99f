package dev.selvedge.bench.peers;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.Select;
import com.softwaremill.jox.SelectClause;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Jox: its channels and its select, on bare virtual threads, which cost it the least. */
public final class JoxPeer extends BarePeer<Channel<Integer>> {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    /** Takes the next element from one of some channels. */
    @FunctionalInterface
    private interface Selection {
        int next(List<Channel<Integer>> channels) throws InterruptedException, TimeoutException;
    }

    @Override
    public Work work(Row row) {
        return switch (row.shape()) {
            case SELECT_READY -> () -> selectReady(row);
            case SELECT_WAITING -> () -> answerEachOther(row, JoxPeer::select);
            case SELECT_TIMEOUT ->
                () -> answerEachOther(
                        row,
                        channels -> Select.selectWithin(
                                TEN_SECONDS, channels.getFirst().receiveClause()));
            default -> super.work(row);
        };
    }

    @Override
    Channel<Integer> make(int capacity) {
        return capacity == 0 ? Channel.newRendezvousChannel() : Channel.newBufferedChannel(capacity);
    }

    @Override
    Channel<Integer> makeUnbounded() {
        return Channel.newUnlimitedChannel();
    }

    @Override
    void send(Channel<Integer> channel, Integer element) throws InterruptedException {
        channel.send(element);
    }

    @Override
    Integer receive(Channel<Integer> channel) throws InterruptedException {
        return channel.receive();
    }

    private long selectReady(Row row) throws InterruptedException {
        List<Channel<Integer>> channels = channels(row);
        long sum = 0;
        for (int turn = 0; turn < row.count(); turn++) {
            channels.get(turn % row.width()).send(Row.element(turn));
            sum += select(channels);
        }
        return sum;
    }

    private long answerEachOther(Row row, Selection selection) throws InterruptedException {
        Crowd crowd = new Crowd(2 * Row.SELECTING_PAIRS);
        for (int pair = 0; pair < Row.SELECTING_PAIRS; pair++) {
            List<Channel<Integer>> there = channels(row);
            List<Channel<Integer>> back = channels(row);
            crowd.start(() -> {
                long sum = 0;
                for (int turn = 0; turn < row.count(); turn++) {
                    there.get(turn % row.width()).send(Row.element(turn));
                    sum += selection.next(back);
                }
                return sum;
            });
            crowd.start(() -> {
                long sum = 0;
                for (int turn = 0; turn < row.count(); turn++) {
                    sum += selection.next(there);
                    back.get(turn % row.width()).send(Row.element(turn));
                }
                return sum;
            });
        }
        return crowd.sum();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there is no other array of a generic type
    private static int select(List<Channel<Integer>> channels) throws InterruptedException {
        SelectClause<Integer>[] clauses = new SelectClause[channels.size()];
        for (int i = 0; i < clauses.length; i++) {
            clauses[i] = channels.get(i).receiveClause();
        }
        return Select.select(clauses);
    }

    private List<Channel<Integer>> channels(Row row) {
        List<Channel<Integer>> channels = new ArrayList<>();
        for (int i = 0; i < row.width(); i++) {
            channels.add(make(row.capacity()));
        }
        return channels;
    }
}
