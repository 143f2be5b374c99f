package dev.selvedge.bench.peers;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.bench.work.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rows of selects, in Selvedge. */
final class SelvedgeSelects {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final int TOO_LATE = -1;

    private SelvedgeSelects() {}

    /** Takes the next element from one of some channels. */
    @FunctionalInterface
    interface Selection {
        int next(List<Channel<Integer>> channels) throws InterruptedException;
    }

    static long ready(Row row) throws InterruptedException {
        List<Channel<Integer>> channels = channels(row);
        long sum = 0;
        for (int turn = 0; turn < row.count(); turn++) {
            channels.get(turn % row.width()).send(Row.element(turn));
            sum += select(channels);
        }
        return sum;
    }

    static long answerEachOther(Row row, Selection selection) throws InterruptedException {
        return Scope.call(scope -> {
            List<Task<Long>> tasks = new ArrayList<>(2 * Row.SELECTING_PAIRS);
            for (int pair = 0; pair < Row.SELECTING_PAIRS; pair++) {
                List<Channel<Integer>> there = channels(row);
                List<Channel<Integer>> back = channels(row);
                tasks.add(scope.fork(() -> ask(row, there, back, selection)));
                tasks.add(scope.fork(() -> answer(row, there, back, selection)));
            }
            return SelvedgeChannels.sumOf(tasks);
        });
    }

    private static long ask(Row row, List<Channel<Integer>> there, List<Channel<Integer>> back, Selection selection)
            throws InterruptedException {
        long sum = 0;
        for (int turn = 0; turn < row.count(); turn++) {
            there.get(turn % row.width()).send(Row.element(turn));
            sum += selection.next(back);
        }
        return sum;
    }

    private static long answer(Row row, List<Channel<Integer>> there, List<Channel<Integer>> back, Selection selection)
            throws InterruptedException {
        long sum = 0;
        for (int turn = 0; turn < row.count(); turn++) {
            sum += selection.next(there);
            back.get(turn % row.width()).send(Row.element(turn));
        }
        return sum;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there is no other array of a generic type
    static int select(List<Channel<Integer>> channels) throws InterruptedException {
        Clause<Integer>[] clauses = new Clause[channels.size()];
        for (int i = 0; i < clauses.length; i++) {
            clauses[i] = channels.get(i).onReceive();
        }
        return Select.select(clauses);
    }

    static int selectInTime(List<Channel<Integer>> channels) throws InterruptedException {
        return Select.select(channels.getFirst().onReceive(), Clause.after(TEN_SECONDS, () -> TOO_LATE));
    }

    private static List<Channel<Integer>> channels(Row row) {
        List<Channel<Integer>> channels = new ArrayList<>();
        for (int i = 0; i < row.width(); i++) {
            channels.add(SelvedgeChannels.make(row.capacity()));
        }
        return channels;
    }
}
