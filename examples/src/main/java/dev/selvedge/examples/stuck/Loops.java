package dev.selvedge.examples.stuck;

import dev.selvedge.Channel;
import dev.selvedge.Dispatcher;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.loop.EventLoop;
import dev.selvedge.loop.bridge.Futures;
import dev.selvedge.sync.Event;
import dev.selvedge.sync.Latch;
import dev.selvedge.sync.Mutex;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Event loops that are stuck, and some that are not. Where tasks are confined by identity, no thread waits while they do. */
final class Loops {
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final Duration RARE = Duration.ofSeconds(2);

    private Loops() {}

    static List<Case> cases() {
        return List.of(
                new Plan(
                        "loop-mutexes",
                        Kind.DEADLOCK,
                        "two tasks confined to a loop by identity take two mutexes crosswise",
                        Loops::mutexes),
                new Plan(
                        "loop-joins-its-task",
                        Kind.DEADLOCK,
                        "a message on a loop joins a task that needs a turn there, by identity",
                        () -> joinsItsTask(EventLoop::byIdentity)),
                new Plan(
                        "loop-joins-by-turns",
                        Kind.DEADLOCK,
                        "a message on a loop joins a task that needs a turn there, by turns",
                        () -> joinsItsTask(EventLoop::byTurns)),
                new Plan(
                        "loop-future-forgotten",
                        Kind.CANNOT_END,
                        "two tasks on a loop wait for a future that nobody completes",
                        Loops::future));
    }

    static List<Case> healthy() {
        return List.of(
                new Plan(
                        "busy-loop",
                        Kind.HEALTHY,
                        "a loop on which two tasks pass elements on, and a timer ticks",
                        Loops::busy),
                new Plan(
                        "loop-timer",
                        Kind.HEALTHY,
                        "a task on a loop waits for what a timer brings every 2 seconds",
                        Loops::timer));
    }

    private static EventLoop loop() {
        return Stage.keep(EventLoop.start("ui"));
    }

    /** Returns when all that was ready on the loop has had its turn. */
    private static void awaitTurn(EventLoop loop) throws InterruptedException {
        Latch turn = Latch.of(1);
        loop.execute(turn::countDown);
        turn.await();
    }

    private static void mutexes() throws InterruptedException {
        EventLoop loop = loop();
        Mutex left = Mutex.named("left");
        Mutex right = Mutex.named("right");
        Stage stage = new Stage(2);
        Latch taken = Latch.of(2);
        Stage.platform(
                "owner of scope 'drawing'",
                () -> Scope.named("drawing").run(scope -> {
                    scope.fork(loop.byIdentity(), "ann", () -> both(left, right, taken, stage));
                    scope.fork(loop.byIdentity(), "bob", () -> both(right, left, taken, stage));
                }));
        stage.awaitLastSteps();
        awaitTurn(loop);
    }

    private static void both(Mutex first, Mutex second, Latch taken, Stage stage) throws InterruptedException {
        try (var _ = first.lock()) {
            taken.countDown();
            taken.await();
            stage.lastStep();
            second.lock().close();
        }
    }

    private static void joinsItsTask(Function<EventLoop, Dispatcher> way) throws InterruptedException {
        EventLoop loop = loop();
        Stage stage = new Stage(1);
        CompletableFuture<Task<String>> forked = new CompletableFuture<>();
        loop.execute(Stage.quietly(() -> {
            Task<String> title = forked.get();
            stage.lastStep();
            title.join();
        }));
        Stage.platform(
                "owner of scope 'window'",
                () -> Scope.named("window")
                        .run(scope -> forked.complete(scope.fork(way.apply(loop), "title", () -> "Selvedge"))));
        stage.awaitStuck();
    }

    private static void future() throws InterruptedException {
        EventLoop loop = loop();
        CompletableFuture<String> quote = new CompletableFuture<>();
        Stage stage = new Stage(2);
        Stage.platform(
                "owner of scope 'shop'",
                () -> Scope.named("shop").run(scope -> {
                    for (String name : List.of("label", "chart")) {
                        scope.fork(loop.byIdentity(), name, () -> {
                            stage.lastStep();
                            return Futures.await(quote);
                        });
                    }
                }));
        stage.awaitLastSteps();
        awaitTurn(loop);
    }

    private static void busy() throws InterruptedException {
        EventLoop loop = loop();
        Channel<Integer> numbers = Channel.named("numbers").buffered(4);
        Event received = Event.named("received");
        Stage.keep(loop.every(OFTEN, () -> {}));
        Stage.platform(
                "owner of scope 'pipe'",
                () -> Scope.named("pipe").run(scope -> {
                    scope.fork(
                            loop.byIdentity(),
                            "from",
                            () -> Job.forever(() -> numbers.send(1)).run());
                    scope.fork(
                            loop.byIdentity(),
                            "to",
                            () -> Job.forever(() -> {
                                        numbers.receive();
                                        received.set();
                                    })
                                    .run());
                }));
        received.await();
    }

    private static void timer() throws InterruptedException {
        EventLoop loop = loop();
        Channel<String> ticks = Channel.named("ticks").buffered(1);
        Stage stage = new Stage(1);
        Stage.keep(loop.every(RARE, () -> ticks.trySend("tick")));
        Stage.platform(
                "owner of scope 'clock'",
                () -> Scope.named("clock")
                        .run(scope -> scope.fork(loop.byIdentity(), "hand", () -> {
                            stage.lastStep();
                            Job.forever(ticks::receive).run();
                        })));
        stage.awaitLastSteps();
        awaitTurn(loop);
    }
}
