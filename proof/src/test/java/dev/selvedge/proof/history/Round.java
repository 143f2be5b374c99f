package dev.selvedge.proof.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.ChannelStatistics;
import dev.selvedge.Dispatcher;
import dev.selvedge.Scope;
import dev.selvedge.ScopeCancelledException;
import dev.selvedge.Task;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.Waiter;
import dev.selvedge.proof.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/**
 * One history: a few players act on two channels of one kind, each on a virtual or a platform thread; some are cancelled or
 * interrupted; when all have ended or wait, the channels are closed or aborted, or the scope is cancelled.
 */
final class Round {

    private final Random random;
    private final Kind kind;
    private final Dispatcher platform;
    private final List<Channel<Integer>> channels = new ArrayList<>();
    private final List<ConcurrentLinkedQueue<Integer>> undelivered = new ArrayList<>();
    private final History history;
    private final List<List<Action>> scripts;
    private volatile boolean started;

    /**
     * Prepares one.
     *
     * @param seed what all random choices come from, but for those of threads
     * @param kind the channels
     * @param platform starts platform threads
     * @param planted what to do wrong, to see that it is noticed
     */
    Round(long seed, Kind kind, Dispatcher platform, UnaryOperator<Channels> planted) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.kind = kind;
        this.platform = platform;
        for (int i = 0; i < 2; i++) {
            ConcurrentLinkedQueue<Integer> back = new ConcurrentLinkedQueue<>();
            undelivered.add(back);
            channels.add(kind.make(back::add));
        }
        this.history = new History(planted.apply(new Channels(channels)));
        this.scripts = new Plan(random, channels.size()).scripts();
    }

    /** Plays it. */
    void play() throws InterruptedException {
        try {
            Scope.supervised().run(this::playIn);
        } catch (ScopeCancelledException byUs) {
            assertThat(byUs.cancellation().reason()).isEqualTo("the round is over");
        }
    }

    private void playIn(Scope scope) throws InterruptedException {
        List<Task<?>> players = new ArrayList<>();
        for (List<Action> script : scripts) {
            Dispatcher dispatcher = random.nextInt(3) == 0 ? platform : Dispatcher.virtual();
            players.add(scope.fork(dispatcher, "player", () -> follow(script)));
        }
        started = true;
        harass(players);
        Await.until("all have ended or wait", () -> players.stream().allMatch(Round::isAtRest));
        assertNobodyIsForgotten();
        finish(scope);
    }

    @SuppressWarnings("ThreadPriorityCheck") // the yield lets those begin who share the processor
    private void follow(List<Action> script) {
        while (!started) {
            Thread.yield();
        }
        script.forEach(history::act);
    }

    private void harass(List<Task<?>> players) {
        for (int i = random.nextInt(4); i > 0; i--) {
            Task<?> victim = players.get(random.nextInt(players.size()));
            for (int spins = random.nextInt(3_000); spins > 0; spins--) {
                Thread.onSpinWait();
            }
            Thread thread = ((Strand) victim).thread();
            if (random.nextInt(3) == 0) {
                victim.cancel("harassed");
            } else if (thread != null) {
                thread.interrupt();
            }
        }
    }

    private static boolean isAtRest(Task<?> player) {
        Waiter waiter = ((Strand) player).waiter();
        return player.isDone() || (waiter != null && waiter.isPending() && waiter.blocker() != null);
    }

    private void finish(Scope scope) {
        switch (random.nextInt(3)) {
            case 0 -> scope.cancel("the round is over");
            case 1 -> {
                history.act(new Action.Abort(0));
                history.act(new Action.Abort(1));
            }
            default -> {
                history.act(new Action.Close(0, false));
                history.act(new Action.Close(1, true));
                receiveAll(0);
                receiveAll(1);
            }
        }
    }

    private void receiveAll(int channel) {
        Action receive = new Action.Attempt(Action.Manner.PLAIN, List.of(Way.receive(channel)));
        while (history.act(receive).kind() == Answer.Kind.DONE) {}
    }

    /** Who waits has nothing to take, and no place to send to. */
    private void assertNobodyIsForgotten() {
        for (Channel<Integer> channel : channels) {
            ChannelStatistics now = channel.statistics();
            assertThat(now.receiversWaiting() == 0 || now.held() == 0)
                    .as("%s", now)
                    .isTrue();
            assertThat(now.sendersWaiting() == 0 || now.held() == kind.capacity())
                    .as("%s", now)
                    .isTrue();
            assertThat(now.sendersWaiting() <= 1 || now.receiversWaiting() <= 1)
                    .as("%s", now)
                    .isTrue();
        }
    }

    /** Tells whether an order of the calls exists in which the model gives the same answers, and ends the same. */
    boolean isLinearizable(Kind promised) {
        return Linearization.exists(history.calls(), List.of(promised, promised), this::isHowItEnded);
    }

    private boolean isHowItEnded(Model model) {
        for (int i = 0; i < channels.size(); i++) {
            ChannelModel expected = model.channels().get(i);
            ChannelStatistics found = channels.get(i).statistics();
            ChannelStatistics atRest = new ChannelStatistics(
                    expected.sent, expected.received, expected.undelivered.size(), expected.held.size(), 0, 0);
            if (!found.equals(atRest) || !sorted(undelivered.get(i)).equals(sorted(expected.undelivered))) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> sorted(Iterable<Integer> elements) {
        List<Integer> sorted = new ArrayList<>();
        elements.forEach(sorted::add);
        sorted.sort(null);
        return sorted;
    }

    /** The history, one call a line, in the order of their invocations. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind + ", undelivered " + undelivered + ", " + channels + "\n");
        history.calls().stream()
                .sorted((one, other) -> Long.compare(one.invoked(), other.invoked()))
                .forEach(call -> text.append(call).append('\n'));
        return text.toString();
    }
}
