package dev.selvedge.proof.history;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Clause;
import dev.selvedge.Select;
import java.util.List;
import java.util.stream.IntStream;

/** Does to real channels what an action says. */
class Channels {

    private final List<Channel<Integer>> channels;

    Channels(List<Channel<Integer>> channels) {
        this.channels = channels;
    }

    Answer act(Action action) throws InterruptedException {
        return switch (action) {
            case Action.Attempt(Action.Manner manner, List<Way> ways) -> attempt(manner, ways);
            case Action.Close(int channel, boolean withCause) -> close(channels.get(channel), withCause);
            case Action.Abort(int channel) -> {
                channels.get(channel).abort();
                yield Answer.done(0);
            }
            case Action.IsClosed(int channel) -> channels.get(channel).isClosed() ? Answer.closed(0) : Answer.NOTHING;
        };
    }

    private static Answer close(Channel<Integer> channel, boolean withCause) {
        if (withCause) {
            channel.close(new IllegalStateException("the cause"));
        } else {
            channel.close();
        }
        return Answer.done(0);
    }

    private Answer attempt(Action.Manner manner, List<Way> ways) throws InterruptedException {
        return switch (manner) {
            case PLAIN, TRY -> single(manner, ways.getFirst());
            case SELECT -> Select.select(clauses(ways));
            case PRIORITIZED -> Select.prioritized(clauses(ways));
            case POLL -> {
                Answer answer = Select.poll(clauses(ways));
                yield answer == null ? Answer.NOTHING : answer;
            }
        };
    }

    private Answer single(Action.Manner manner, Way way) throws InterruptedException {
        Channel<Integer> channel = channels.get(way.channel());
        try {
            if (manner == Action.Manner.TRY) {
                return tried(channel, way);
            } else if (way.kind() == Way.Kind.RECEIVE) {
                return Answer.received(0, channel.receive());
            }
            channel.send(way.element());
            return Answer.done(0);
        } catch (ChannelClosedException closed) {
            return Answer.closed(0);
        }
    }

    private static Answer tried(Channel<Integer> channel, Way way) {
        if (way.kind() == Way.Kind.SEND) {
            return channel.trySend(way.element()) ? Answer.done(0) : Answer.NOTHING;
        }
        Integer element = channel.tryReceive();
        return element == null ? Answer.NOTHING : Answer.received(0, element);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private Clause<Answer>[] clauses(List<Way> ways) {
        return IntStream.range(0, ways.size())
                .mapToObj(number -> clause(ways.get(number), number))
                .toArray(Clause[]::new);
    }

    private Clause<Answer> clause(Way way, int number) {
        Channel<Integer> channel = channels.get(way.channel());
        Clause<Answer> clause = switch (way.kind()) {
            case SEND -> channel.onSend(way.element(), () -> Answer.done(number));
            case RECEIVE -> channel.onReceive(element -> Answer.received(number, element));
            case WATCH -> channel.onClosed(() -> Answer.closed(number));
        };
        return clause.orClosed(() -> Answer.closed(number));
    }
}
