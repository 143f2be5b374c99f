package dev.selvedge.bench.peers;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.bench.work.Row;
import java.util.ArrayList;
import java.util.List;

/** The rows of channels, in Selvedge. */
final class SelvedgeChannels {

    private SelvedgeChannels() {}

    static long pairs(Row row) throws InterruptedException {
        return Scope.call(scope -> {
            List<Task<Long>> receivers = new ArrayList<>(row.width());
            for (int pair = 0; pair < row.width(); pair++) {
                Channel<Integer> channel = make(row.capacity());
                scope.fork(() -> sendAll(channel, row.count()));
                receivers.add(scope.fork(() -> receiveAll(channel, row.count())));
            }
            return sumOf(receivers);
        });
    }

    static long chain(Row row) throws InterruptedException {
        return Scope.call(scope -> {
            Channel<Integer> first = make(row.capacity());
            scope.fork(() -> sendAll(first, row.count()));
            Channel<Integer> last = first;
            for (int link = 1; link < row.width(); link++) {
                Channel<Integer> from = last;
                Channel<Integer> to = make(row.capacity());
                scope.fork(() -> passOn(from, to, row.count()));
                last = to;
            }
            Channel<Integer> end = last;
            return scope.fork(() -> receiveAll(end, row.count())).join();
        });
    }

    static long shared(Row row, int receivers) throws InterruptedException {
        return Scope.call(scope -> {
            Channel<Integer> channel = make(row.capacity());
            for (int sender = 0; sender < row.width(); sender++) {
                scope.fork(() -> sendAll(channel, row.count()));
            }
            List<Task<Long>> tasks = new ArrayList<>(receivers);
            for (int receiver = 0; receiver < receivers; receiver++) {
                tasks.add(scope.fork(() -> receiveAll(channel, row.width() / receivers * row.count())));
            }
            return sumOf(tasks);
        });
    }

    static long unbounded(Row row) throws InterruptedException {
        return Scope.call(scope -> {
            Channel<Integer> channel = Channel.unbounded();
            scope.fork(() -> sendAll(channel, row.count()));
            return scope.fork(() -> receiveAll(channel, row.count())).join();
        });
    }

    static Channel<Integer> make(int capacity) {
        return capacity == 0 ? Channel.rendezvous() : Channel.buffered(capacity);
    }

    static long sumOf(List<Task<Long>> tasks) throws InterruptedException {
        long sum = 0;
        for (Task<Long> task : tasks) {
            sum += task.join();
        }
        return sum;
    }

    private static void sendAll(Channel<Integer> channel, int count) throws InterruptedException {
        for (int turn = 0; turn < count; turn++) {
            channel.send(Row.element(turn));
        }
    }

    private static long receiveAll(Channel<Integer> channel, int count) throws InterruptedException {
        long sum = 0;
        for (int turn = 0; turn < count; turn++) {
            sum += channel.receive();
        }
        return sum;
    }

    private static void passOn(Channel<Integer> from, Channel<Integer> to, int count) throws InterruptedException {
        for (int turn = 0; turn < count; turn++) {
            to.send(from.receive());
        }
    }
}
