package dev.selvedge.proof.history;

import dev.selvedge.proof.history.ChannelModel.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What several channels and the selects over them promise, for one thread. A call begins at one instant; it either ends
 * there, or joins the queues and ends when a later one serves it. An answer that differs from the recorded one is noted.
 */
final class Model {

    private final List<Call> calls;
    private final List<ChannelModel> channels;
    private long ended;
    private boolean contradicted;

    Model(List<Call> calls, List<Kind> kinds) {
        this(calls, kinds.stream().map(ChannelModel::new).toList(), 0);
    }

    private Model(List<Call> calls, List<ChannelModel> channels, long ended) {
        this.calls = calls;
        this.channels = channels;
        this.ended = ended;
    }

    Model copy() {
        return new Model(calls, channels.stream().map(ChannelModel::copy).toList(), ended);
    }

    List<Object> state() {
        List<Object> state = new ArrayList<>(List.of(ended));
        channels.forEach(channel -> state.add(channel.state()));
        return state;
    }

    List<ChannelModel> channels() {
        return channels;
    }

    boolean hasEnded(int call) {
        return (ended & 1L << call) != 0;
    }

    /** Begins a call; returns whether all answers that are known now are the recorded ones. */
    boolean begin(int call) {
        switch (calls.get(call).action()) {
            case Action.Attempt attempt -> attempt(call, attempt);
            case Action.Close(int channel, boolean _) -> {
                close(channels.get(channel));
                end(call, Answer.done(0));
            }
            case Action.Abort(int channel) -> {
                abort(channels.get(channel));
                end(call, Answer.done(0));
            }
            case Action.IsClosed(int channel) ->
                end(call, channels.get(channel).closed ? Answer.closed(0) : Answer.NOTHING);
        }
        return !contradicted;
    }

    private void attempt(int call, Action.Attempt attempt) {
        List<Way> ways = attempt.ways();
        List<Integer> ready = IntStream.range(0, ways.size())
                .filter(i -> at(ways.get(i)).isReady(ways.get(i), attempt.manner() != Action.Manner.TRY))
                .boxed()
                .toList();
        int way = calls.get(call).answer().way();
        if (!ready.isEmpty() && ready.contains(way) && isItsTurn(attempt.manner(), ready, way)) {
            end(call, perform(ways.get(way), way));
        } else if (ready.isEmpty() && attempt.manner().waits()) {
            IntStream.range(0, ways.size()).forEach(i -> joinQueue(ways.get(i), call, i));
        } else if (ready.isEmpty()) {
            end(call, Answer.NOTHING);
        } else {
            contradicted = true;
        }
    }

    private static boolean isItsTurn(Action.Manner manner, List<Integer> ready, int way) {
        return manner != Action.Manner.PRIORITIZED || ready.getFirst() == way;
    }

    private ChannelModel at(Way way) {
        return channels.get(way.channel());
    }

    private void joinQueue(Way way, int call, int number) {
        Waiting waiting = new Waiting(call, number, way.element());
        switch (way.kind()) {
            case SEND -> at(way).senders.add(waiting);
            case RECEIVE -> at(way).receivers.add(waiting);
            case WATCH -> at(way).watchers.add(waiting);
        }
    }

    private Answer perform(Way way, int number) {
        ChannelModel channel = at(way);
        return switch (way.kind()) {
            case SEND -> channel.closed ? Answer.closed(number) : send(channel, way.element(), number);
            case RECEIVE -> receive(channel, number);
            case WATCH -> Answer.closed(number);
        };
    }

    private Answer send(ChannelModel channel, int element, int number) {
        if (channel.receivers.isEmpty()) {
            channel.add(element);
        } else {
            Waiting receiver = channel.receivers.getFirst();
            channel.sent++;
            channel.received++;
            end(receiver.call(), Answer.received(receiver.way(), element));
        }
        return Answer.done(number);
    }

    private Answer receive(ChannelModel channel, int number) {
        Waiting sender = channel.senders.isEmpty() ? null : channel.senders.getFirst();
        if (channel.held.isEmpty() && sender == null) {
            return Answer.closed(number);
        }
        int element;
        if (channel.held.isEmpty()) {
            element = sender.element();
            channel.sent++;
            channel.received++;
        } else {
            element = channel.next();
            if (sender != null) {
                channel.add(sender.element());
            }
        }
        if (sender != null) {
            end(sender.call(), Answer.done(sender.way()));
        }
        return Answer.received(number, element);
    }

    private void close(ChannelModel channel) {
        if (!channel.closed) {
            channel.closed = true;
            List.copyOf(channel.receivers).forEach(this::endClosed);
            List.copyOf(channel.watchers).forEach(this::endClosed);
        }
    }

    private void abort(ChannelModel channel) {
        close(channel);
        channel.dropAll();
        List.copyOf(channel.senders).forEach(this::endClosed);
    }

    private void endClosed(Waiting waiting) {
        if (!hasEnded(waiting.call())) {
            end(waiting.call(), Answer.closed(waiting.way()));
        }
    }

    private void end(int call, Answer answer) {
        ended |= 1L << call;
        channels.forEach(channel -> channel.forget(call));
        contradicted |= !answer.equals(calls.get(call).answer());
    }
}
