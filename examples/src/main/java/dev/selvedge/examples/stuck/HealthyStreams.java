package dev.selvedge.examples.stuck;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.sync.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;

/** Healthy programs in which something is sent and received. */
final class HealthyStreams {
    private static final Duration WORK = Duration.ofMillis(5);
    private static final Duration SLOW = Duration.ofMillis(700);
    private static final Duration RARE = Duration.ofSeconds(2);

    private HealthyStreams() {}

    static List<Case> cases() {
        return List.of(
                plan(
                        "channel-pipeline",
                        "3 producers and 2 slower consumers at a bounded channel",
                        HealthyStreams::pipeline),
                plan(
                        "slow-select",
                        "a task selects from two channels whose senders are slow",
                        HealthyStreams::slowSelect),
                plan(
                        "rare-producer",
                        "2 consumers of a BlockingQueue wait for a producer that is alive and slow",
                        HealthyStreams::rare),
                plan(
                        "ticking-scope",
                        "a scope with a ticker, and tasks that wait for the next tick",
                        HealthyStreams::ticking),
                plan(
                        "limited-scope",
                        "a scope of at most 4 tasks, whose body waits to fork the next",
                        HealthyStreams::limited));
    }

    private static Case plan(String name, String story, Job plant) {
        return new Plan(name, Kind.HEALTHY, story, plant);
    }

    private static void pipeline() throws InterruptedException {
        Channel<Integer> parcels = Channel.named("parcels").buffered(16);
        Stage.platform(
                "owner of scope 'depot'",
                () -> Scope.named("depot").run(scope -> {
                    for (int i = 0; i < 3; i++) {
                        int sender = i;
                        scope.fork("packer " + i, Job.forever(() -> parcels.send(sender))::run);
                    }
                    for (int i = 0; i < 2; i++) {
                        Job round = () -> {
                            parcels.receive();
                            Thread.sleep(WORK);
                        };
                        scope.fork("driver " + i, Job.forever(round)::run);
                    }
                }));
        Stage.until(() -> parcels.statistics().received() > 2);
    }

    private static void slowSelect() throws InterruptedException {
        Channel<Integer> letters = Channel.named("letters").rendezvous();
        Channel<Integer> calls = Channel.named("calls").rendezvous();
        Stage.virtual(
                "owner of scope 'office'",
                () -> Scope.named("office").run(scope -> {
                    scope.fork("post", Job.forever(slowly(letters))::run);
                    scope.fork("switchboard", Job.forever(slowly(calls))::run);
                    scope.fork("clerk", Job.forever(() -> Select.select(letters.onReceive(), calls.onReceive()))::run);
                }));
        Stage.until(() -> letters.statistics().received() > 0);
    }

    private static Job slowly(Channel<Integer> channel) {
        return () -> {
            Thread.sleep(SLOW);
            channel.send(1);
        };
    }

    private static void rare() throws InterruptedException {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(4);
        CountDownLatch taken = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            Stage.platform("consumer " + i, Job.forever(() -> {
                queue.take();
                taken.countDown();
            }));
        }
        Stage.platform("rare producer", Job.forever(() -> {
            queue.put(1);
            Thread.sleep(RARE);
        }));
        taken.await();
    }

    private static void ticking() throws InterruptedException {
        CountDownLatch ticked = new CountDownLatch(1);
        Ticker ticker = Ticker.every(Duration.ofMillis(500));
        Stage.platform(
                "owner of scope 'clock'",
                () -> Scope.named("clock").run(scope -> {
                    for (int i = 0; i < 2; i++) {
                        Job round = () -> {
                            ticker.await();
                            ticked.countDown();
                        };
                        scope.fork("hand " + i, Job.forever(round)::run);
                    }
                }));
        ticked.await();
    }

    private static void limited() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(8);
        Stage.platform(
                "owner of scope 'crawl'",
                () -> Scope.limit(4).named("crawl").run(scope -> {
                    while (!scope.isCancelled()) {
                        scope.fork("page", () -> {
                            begun.countDown();
                            Thread.sleep(SLOW);
                        });
                    }
                }));
        begun.await();
    }
}
