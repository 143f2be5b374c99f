package dev.selvedge.simulation.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.simulation.SimulatedTest;
import dev.selvedge.simulation.Simulation;
import dev.selvedge.sync.Mutex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Exactly one clause takes effect, also where a select meets a select. */
class SelectSimulationTest {

    private final RandomGenerator random = Simulation.random();

    @SimulatedTest(schedules = 4_000)
    void selectsThatMeet_exchangeEachElementOnce() throws InterruptedException {
        Channel<Integer> there = Channel.named("there").rendezvous();
        Channel<Integer> back = Channel.named("back").rendezvous();
        List<Integer> sent = new ArrayList<>();
        List<Integer> received = new ArrayList<>();
        Scope.run(scope -> {
            for (int number = 0; number < 2; number++) {
                int base = 100 * (number + 1);
                Channel<Integer> out = number == 0 ? there : back;
                Channel<Integer> in = number == 0 ? back : there;
                scope.fork("partner " + number, () -> {
                    for (int i = 0; i < 3; i++) {
                        int element = base + i;
                        Select.select(
                                out.onSend(element, () -> sent.add(element)),
                                in.onReceive(other -> received.add(other)));
                    }
                });
            }
        });
        assertThat(sent).hasSize(3).doesNotHaveDuplicates();
        assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
    }

    @SimulatedTest(schedules = 4_000)
    void selectOverManyChannels_losesNothing_whenCancelled() throws InterruptedException {
        int channels = 2 + random.nextInt(3);
        List<Channel<Integer>> all = new ArrayList<>();
        List<Integer> sent = new ArrayList<>();
        List<Integer> received = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            all.add(random.nextBoolean() ? Channel.buffered(1) : Channel.rendezvous());
        }
        Scope.run(scope -> {
            Task<?> receiver = scope.fork("receiver", () -> {
                while (true) {
                    received.add(Select.select(receives(all)));
                }
            });
            for (int i = 0; i < channels; i++) {
                int number = i;
                scope.fork("sender", () -> {
                    if (all.get(number).trySend(number)) {
                        sent.add(number);
                    }
                });
            }
            for (int steps = random.nextInt(10); steps > 0; steps--) {
                Simulation.point();
            }
            receiver.cancel("enough");
        });
        all.forEach(channel -> {
            channel.close();
            received.addAll(channel.drain());
            assertThat(channel.statistics().receiversWaiting()).isZero();
        });
        assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
    }

    @SuppressWarnings("unchecked")
    private static Clause<Integer>[] receives(List<Channel<Integer>> channels) {
        return channels.stream().map(Channel::onReceive).toArray(Clause[]::new);
    }

    @SimulatedTest(schedules = 2_000)
    void timeOut_thatRacesWithTheAnswer_losesNoAnswer() throws InterruptedException {
        Channel<String> answers = Channel.named("answers").rendezvous();
        Scope.run(scope -> {
            Task<Boolean> service = scope.fork("service", () -> {
                Select.select(Clause.after(Duration.ofMillis(100)));
                return answers.trySend("42");
            });
            String got = Select.select(answers.onReceive(), Clause.after(Duration.ofMillis(100), () -> "late"));
            assertThat(got.equals("42")).isEqualTo(service.join());
            Simulation.sometimes("answered", got.equals("42"));
            Simulation.sometimes("late", got.equals("late"));
        });
    }

    @SimulatedTest(schedules = 2_000)
    void lockAndTaskInOneSelect_neverBoth() throws InterruptedException {
        Mutex mutex = Mutex.named("till");
        Scope.run(scope -> {
            Task<Integer> task = scope.fork("answer", () -> 1);
            scope.fork("other", () -> mutex.lock().close());
            String how = Select.select(
                    mutex.onLock(permit -> {
                        permit.close();
                        return "lock";
                    }),
                    task.onDone(value -> "task"));
            assertThat(how).isIn("lock", "task");
        });
        assertThat(mutex.holder()).isNull();
        assertThat(mutex.waiting()).isZero();
    }
}
