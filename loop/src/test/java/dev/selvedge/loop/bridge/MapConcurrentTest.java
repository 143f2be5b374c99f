package dev.selvedge.loop.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.CancelledException;
import dev.selvedge.Channel;
import dev.selvedge.ContextLocal;
import dev.selvedge.Scope;
import dev.selvedge.ScopeCancelledException;
import dev.selvedge.TaskFailedException;
import dev.selvedge.Tasks;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Gatherer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mapping in the tasks of a scope: so many at a time, in order or as they come. */
class MapConcurrentTest {
    private static final ContextLocal<String> USER = ContextLocal.named("user", "nobody");

    enum Kind {
        IN_ORDER,
        AS_THEY_COME;

        <T, R> Gatherer<T, ?, R> gatherer(Scope scope, int limit, Tasks.Mapper<T, R> mapper) {
            return this == IN_ORDER
                    ? Streams.mapConcurrent(scope, limit, mapper)
                    : Streams.mapConcurrentUnordered(scope, limit, mapper);
        }
    }

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @SuppressWarnings("ThreadPriorityCheck") // so that others get a chance to be too many
    private int counted(int n) throws InterruptedException {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        Thread.yield();
        running.decrementAndGet();
        return n;
    }

    @Test
    void results_comeInOrder_whateverIsDoneFirst() throws InterruptedException {
        List<Channel<Integer>> answers =
                Stream.generate(() -> Channel.<Integer>buffered(1)).limit(3).toList();
        Scope.run(scope -> {
            scope.fork(() -> {
                for (int n = 2; n >= 0; n--) {
                    answers.get(n).send(n);
                }
            });
            assertThat(answers.stream().gather(Streams.mapConcurrent(scope, 3, Channel::receive)))
                    .containsExactly(0, 1, 2);
        });
    }

    @Test
    void results_comeAsTheyAreDone_whereTheOrderDoesNotMatter() throws InterruptedException {
        Channel<Integer> late = Channel.buffered(1);
        Scope.run(scope -> {
            Stream<Integer> results = Stream.of(0, 1, 2, 3)
                    .gather(Streams.mapConcurrentUnordered(scope, 2, n -> n == 0 ? late.receive() : n))
                    .peek(n -> {
                        if (n == 3) {
                            late.trySend(0);
                        }
                    });
            assertThat(results).containsExactly(1, 2, 3, 0);
        });
    }

    @ParameterizedTest
    @EnumSource
    void all_areMapped_andNeverMoreAtATimeThanTheLimit(Kind kind) throws InterruptedException {
        Scope.run(scope -> assertThat(IntStream.range(0, 2_000).boxed().gather(kind.gatherer(scope, 7, this::counted)))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 2_000).boxed().toList()));
        assertThat(most.get()).isBetween(1, 7);
    }

    @ParameterizedTest
    @EnumSource
    void tasks_haveTheContextOfTheScope_andResultsMayBeNull(Kind kind) throws InterruptedException {
        List<String> users = USER.where("ann")
                .call(() -> Scope.call(scope -> Stream.of(1)
                        .gather(kind.gatherer(scope, 2, n -> USER.get()))
                        .toList()));
        assertThat(users).containsExactly("ann");
        Scope.run(scope -> assertThat(Stream.of(1).gather(kind.gatherer(scope, 2, n -> null)))
                .containsExactly((Object) null));
    }

    @ParameterizedTest
    @EnumSource
    void failure_cancelsTheScope_andTheOtherElements(Kind kind) {
        Channel<Integer> never = Channel.rendezvous();
        IOException failure = new IOException("the line is down");
        assertThatThrownBy(() -> Scope.call(scope -> Stream.of(0, 1, 2)
                        .gather(kind.gatherer(scope, 3, n -> {
                            if (n == 1) {
                                throw failure;
                            }
                            return never.receive();
                        }))
                        .toList()))
                .isInstanceOf(TaskFailedException.class)
                .hasCause(failure);
    }

    @ParameterizedTest
    @EnumSource
    void failure_inASupervisedScope_cancelsTheOtherElementsOfTheStream(Kind kind) throws InterruptedException {
        Channel<Integer> never = Channel.rendezvous();
        Scope.supervised().run(scope -> {
            assertThatThrownBy(() -> Stream.of(0, 1, 2)
                            .gather(kind.gatherer(scope, 3, n -> {
                                if (n == 0) {
                                    throw new IOException("the line is down");
                                }
                                return never.receive();
                            }))
                            .toList())
                    .isInstanceOf(TaskFailedException.class);
            assertThat(scope.isCancelled()).isFalse();
        }); // which ends, though nobody sends
    }

    @ParameterizedTest
    @EnumSource
    void whatIsUnderWay_isCancelled_whenNoMoreResultsAreWanted(Kind kind) throws InterruptedException {
        Channel<Integer> never = Channel.rendezvous();
        Scope.run(scope -> {
            assertThat(Stream.iterate(0, n -> n + 1)
                            .gather(kind.gatherer(scope, 3, n -> n == 0 ? n : never.receive()))
                            .findFirst())
                    .hasValue(0);
            assertThat(scope.isCancelled()).isFalse();
        }); // which ends, though nobody sends
    }

    @ParameterizedTest
    @EnumSource
    void cancellation_endsTheStream(Kind kind) {
        Channel<Integer> never = Channel.rendezvous();
        assertThatThrownBy(() -> Scope.call(scope -> Stream.of(0, 1, 2)
                        .gather(kind.gatherer(scope, 2, n -> {
                            scope.cancel("the test says so");
                            return never.receive();
                        }))
                        .toList()))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isInstanceOf(ScopeCancelledException.class),
                        thrown -> assertThat(thrown).isInstanceOf(CancelledException.class));
    }

    @Test
    void limit_isAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.run(scope -> Streams.mapConcurrent(scope, 0, n -> n)))
                .withMessageContaining("limit is 0");
    }
}
