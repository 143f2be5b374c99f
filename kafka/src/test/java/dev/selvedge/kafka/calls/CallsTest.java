package dev.selvedge.kafka.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.TaskFailedException;
import dev.selvedge.kafka.Await;
import dev.selvedge.kafka.Broker;
import dev.selvedge.kafka.ChildJvm;
import dev.selvedge.kafka.Kafka;
import dev.selvedge.kafka.Topic;
import dev.selvedge.kafka.TopicSender;
import dev.selvedge.worker.RemoteException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Kafka kafka = Broker.shared().kafka();
    private final String name = "calls-" + NUMBER.incrementAndGet();
    private final Calls calls = calls(kafka, name);

    @TempDir
    private Path folder;

    static Calls calls(Kafka kafka, String name) {
        return Calls.over(kafka, name)
                .allow(Jobs.Sum.class, Jobs.Fail.class, Jobs.WhoAmI.class, Jobs.Wait.class)
                .allow(Jobs.TimeLeft.class, Jobs.Large.class)
                .concurrency(4)
                .drainWithin(Duration.ofSeconds(10));
    }

    @BeforeEach
    void createTopics() throws InterruptedException {
        calls.createTopics(4, 1);
    }

    @Test
    void fork_severalJobs_giveTheirResults() throws InterruptedException {
        Scope.run(scope -> {
            calls.serve(scope);
            Caller caller = calls.open(scope);
            List<Task<Integer>> sums = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                sums.add(caller.fork(scope, new Jobs.Sum(List.of(i, i + 1))));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(sums.get(i).join()).isEqualTo(2 * i + 1);
            }
        });
    }

    @Test
    void fork_twoCallers_eachGetsItsOwn() throws InterruptedException {
        Scope.run(scope -> {
            calls.serve(scope);
            Caller one = calls.open(scope);
            Caller other = calls.open(scope);
            Task<Integer> first = one.fork(scope, new Jobs.Sum(List.of(1)));
            Task<Integer> second = other.fork(scope, new Jobs.Sum(List.of(2)));
            assertThat(first.join()).isEqualTo(1);
            assertThat(second.join()).isEqualTo(2);
        });
    }

    @Test
    void fork_jobThatThrows_failsWithWhatItWas() throws InterruptedException {
        Scope.supervised().run(scope -> {
            calls.serve(scope);
            Task<String> task = calls.open(scope).fork(scope, new Jobs.Fail("no such order"));
            assertThat(task.outcome())
                    .isInstanceOfSatisfying(
                            Outcome.Failure.class,
                            failure -> assertThat(failure.exception())
                                    .isInstanceOf(RemoteException.class)
                                    .hasMessage("java.lang.IllegalArgumentException: no such order")
                                    .hasRootCauseMessage("java.io.IOException: the disk is full")
                                    .satisfies(thrown -> assertThat(thrown.getStackTrace()[0].getMethodName())
                                            .isEqualTo("run")));
        });
    }

    @Test
    void fork_deadline_isTheJobsToo() throws InterruptedException {
        Scope.run(scope -> {
            calls.serve(scope);
            Caller caller = calls.open(scope);
            Duration left = Scope.within(Duration.ofMinutes(5))
                    .call(inner -> caller.fork(inner, new Jobs.TimeLeft()).join());
            assertThat(left).isPositive().isLessThan(Duration.ofMinutes(5));
            assertThat(caller.fork(scope, new Jobs.TimeLeft()).join()).isEqualTo(Duration.ofDays(1)); // there is none
        });
    }

    @Test
    void cancel_ofTheTask_cancelsTheJob() throws InterruptedException {
        Path begun = folder.resolve("begun");
        Path ended = folder.resolve("ended");
        Scope.run(scope -> {
            calls.serve(scope);
            Task<String> task = calls.open(scope).fork(scope, new Jobs.Wait(begun, ended));
            Await.until("the job has begun", () -> Files.exists(begun));
            task.cancel("enough");
            assertThat(task.outcome()).isInstanceOf(Outcome.Cancelled.class);
            Await.until("the job has ended", () -> Files.exists(ended));
        });
    }

    @Test
    void cancel_beforeAnyMachineHasIt_isNotBegun() throws InterruptedException {
        Path begun = folder.resolve("begun");
        Scope.run(scope -> {
            Caller caller = calls.open(scope);
            Scope.run(alone -> {
                Task<String> task = caller.fork(alone, new Jobs.Wait(begun, folder.resolve("ended")));
                Await.until("it is cancelled", () -> task.cancel("too early") || task.isDone());
                assertThat(task.outcome()).isInstanceOf(Outcome.Cancelled.class);
            });
        });
        assertThat(begun).doesNotExist();
    }

    @Test
    void open_scopeCancelled_cancelsTheJobsThere() throws InterruptedException {
        Path begun = folder.resolve("begun");
        Path ended = folder.resolve("ended");
        Scope.run(scope -> {
            calls.serve(scope);
            assertThatThrownBy(() -> Scope.run(inner -> {
                        calls.open(inner).fork(inner, new Jobs.Wait(begun, ended));
                        Await.until("the job has begun", () -> Files.exists(begun));
                        throw new IllegalStateException("enough");
                    }))
                    .hasMessage("enough");
            Await.until("the job has ended", () -> Files.exists(ended));
        });
    }

    @Test
    void fork_jobThatIsNotAllowed_isRefused() throws InterruptedException {
        Scope.run(scope -> {
            Caller caller = calls.open(scope);
            assertThatThrownBy(() -> caller.fork(scope, new Jobs.NotAllowed()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("name its class in allow(...)");
        });
    }

    @Test
    void fork_jobThatIsNotAllowedThere_failsAndIsNotRun() {
        assertThatThrownBy(() -> Scope.run(scope -> {
                    calls.serve(scope);
                    calls.allow(Jobs.NotAllowed.class)
                            .open(scope)
                            .fork(scope, new Jobs.NotAllowed())
                            .join();
                }))
                .isInstanceOf(TaskFailedException.class)
                .cause()
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("is not allowed on the machine that serves");
    }

    @Test
    void fork_resultThatIsTooLarge_failsAndSaysSo() {
        assertThatThrownBy(() -> Scope.run(scope -> {
                    calls.serve(scope);
                    calls.open(scope).fork(scope, new Jobs.Large(3_000_000)).join();
                }))
                .isInstanceOf(TaskFailedException.class)
                .cause()
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("900000 may cross at once");
    }

    /** Who can write to the topic can't end the machines that serve it, and the next machine, and the next. */
    @Test
    void serve_requestsThatAreNone_arePassedOver() throws InterruptedException {
        Request good = new Request(
                Jobs.Sum.class.getName(), "sum", 0, Request.NO_DEADLINE, Request.NO_DEADLINE, new byte[] {1});
        Letters letters = new Letters(List.of(Jobs.Sum.class), 1_024);
        byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        Topic<byte[], byte[]> raw = kafka.topic(name, Serdes.ByteArray(), Serdes.ByteArray());
        Scope.run(scope -> {
            TopicSender<byte[], byte[]> sender = raw.sender(scope);
            sender.send(new ProducerRecord<>(name, "no number".getBytes(StandardCharsets.UTF_8), letters.write(good)));
            sender.send(new ProducerRecord<>(name, null, letters.write(good)));
            sender.send(new ProducerRecord<>(name, id, null));
            sender.send(new ProducerRecord<>(name, id, new byte[] {1, 2, 3}));
            sender.send(new ProducerRecord<>(name, id, "{}".getBytes(StandardCharsets.UTF_8)));
            sender.send(new ProducerRecord<>(name, id, letters.write(answeredAt(good, -1))));
            sender.send(new ProducerRecord<>(name, id, letters.write(answeredAt(good, 1_000))));
            sender.flush();

            Serving serving = calls.serve(scope);

            Caller caller = calls.open(scope);
            for (String other : List.of(name + ".cancels", name + ".replies")) {
                TopicSender<byte[], byte[]> others = kafka.topic(other, Serdes.ByteArray(), Serdes.ByteArray())
                        .sender(scope);
                for (int partition = 0; partition < 4; partition++) {
                    others.send(new ProducerRecord<>(other, partition, null, null));
                    others.send(new ProducerRecord<>(other, partition, id, null));
                    others.send(new ProducerRecord<>(other, partition, new byte[] {1}, new byte[] {2}));
                }
                others.flush();
            }
            for (int i = 0; i < 20; i++) { // of all four partitions
                assertThat(caller.fork(scope, new Jobs.Sum(List.of(i, 1))).join())
                        .isEqualTo(i + 1);
            }
            serving.close();
            serving.await();
        });
    }

    private static Request answeredAt(Request request, int replyTo) {
        return new Request(
                request.type(), request.title(), replyTo, request.millisLeft(), request.endsAt(), request.job());
    }

    @Test
    void serve_jobWithTheEndOfAChannel_isRefused() throws InterruptedException {
        Scope.run(scope -> assertThatThrownBy(
                        () -> calls.allow(Jobs.WithAnEnd.class).serve(scope))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name a topic instead"));
    }

    @Test
    void serve_stopsWithARunningJob_sendsItsResultFirst() throws InterruptedException {
        Path begun = folder.resolve("begun");
        Scope.run(scope -> {
            Caller caller = calls.open(scope);
            Serving serving = calls.serve(scope);
            Task<Long> task = caller.fork(scope, new Jobs.WhoAmI(begun, Duration.ofMillis(200)));
            Await.until("the job has begun", () -> Files.exists(begun));
            serving.close();
            serving.await();
            assertThat(task.join()).isPositive(); // nobody is left who could run it again
        });
        assertThat(runs(begun)).hasSize(1);
    }

    @Test
    void machine_killed_itsJobsAreTakenOverAndEachResultComesOnce() throws IOException, InterruptedException {
        Path begun = folder.resolve("begun");
        try (ChildJvm one = ChildJvm.start(ServingMain.class, Broker.shared().servers(), name);
                ChildJvm other =
                        ChildJvm.start(ServingMain.class, Broker.shared().servers(), name)) {
            assertThat(one.nextLine()).isEqualTo("ready");
            assertThat(other.nextLine()).isEqualTo("ready");
            Scope.run(scope -> {
                Caller caller = calls.open(scope);
                Path first = folder.resolve("first");
                while (new HashSet<>(runs(first)).size() < 2) { // until both are there
                    caller.fork(scope, new Jobs.WhoAmI(first, Duration.ZERO)).join();
                }
                List<Task<Long>> tasks = new ArrayList<>();
                for (int i = 0; i < 60; i++) {
                    tasks.add(caller.fork(scope, new Jobs.WhoAmI(begun, Duration.ofMillis(150))));
                }
                Await.until("the one to be killed runs jobs", () -> runs(begun).contains(one.pid()));
                one.kill();
                for (Task<Long> task : tasks) {
                    assertThat(task.join()).isPositive();
                }
            });
            List<Long> runs = runs(begun);
            System.out.println("calls, kill -9 of one of two machines: 60 jobs, 60 results, " + (runs.size() - 60)
                    + " jobs run again");
            assertThat(runs.size()).isBetween(60, 60 + 8); // at most what one machine has in hand
        }
    }

    private static List<Long> runs(Path begun) {
        try {
            return Files.exists(begun)
                    ? Files.readAllLines(begun).stream().map(Long::valueOf).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
