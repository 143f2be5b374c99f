package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is shared between forks of the same code never tells of another place. */
class ForkSitesTest {

    private static final Callable<String> BODY = () -> "done";

    private static String methodOf(Task<?> task) {
        return task.forkTrace().getFirst().getMethodName();
    }

    private static Task<String> forkHere(Scope scope) throws InterruptedException {
        return scope.fork(BODY);
    }

    private static Task<String> forkThere(Scope scope) throws InterruptedException {
        return scope.fork(BODY);
    }

    @Test
    void manyForksAtOnePlace_allTellOfIt() throws InterruptedException {
        List<Task<?>> tasks = Scope.call(scope -> {
            List<Task<?>> forked = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                forked.add(scope.fork(() -> "here"));
            }
            return forked;
        });
        Set<StackTraceElement> places =
                tasks.stream().map(task -> task.forkTrace().getFirst()).collect(Collectors.toSet());
        assertThat(places)
                .singleElement()
                .satisfies(place -> assertThat(place.getMethodName()).contains("manyForksAtOnePlace"));
    }

    @Test
    void aBodyForkedAtTwoPlaces_tellsOfEach() throws InterruptedException {
        Scope.run(scope -> {
            for (int i = 0; i < 100; i++) {
                assertThat(methodOf(forkHere(scope))).isEqualTo("forkHere");
                assertThat(methodOf(forkThere(scope))).isEqualTo("forkThere");
            }
        });
    }

    @Test
    void aBodyForkedAtOneLineThatIsReachedInTwoWays_sharesTheLineOnly() throws InterruptedException {
        Task<String> last = Scope.call(scope -> {
            Task<String> task = oneWay(scope);
            for (int i = 0; i < 40; i++) {
                task = i % 2 == 0 ? oneWay(scope) : otherWay(scope);
            }
            return task;
        });
        assertThat(last.forkTrace())
                .singleElement()
                .satisfies(place -> assertThat(place.getMethodName()).isEqualTo("forkOnlyHere"));
    }

    private static Task<String> oneWay(Scope scope) throws InterruptedException {
        return forkOnlyHere(scope);
    }

    private static Task<String> otherWay(Scope scope) throws InterruptedException {
        return forkOnlyHere(scope);
    }

    private static Task<String> forkOnlyHere(Scope scope) throws InterruptedException {
        return scope.fork(() -> "done");
    }

    @Test
    void aPlaceThatIsSharedWithEarlierForks_isCalledSo() {
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(() -> Scope.run(scope -> {
                    for (int i = 0; i < 32; i++) {
                        int number = i;
                        scope.fork(() -> failAt(number, 24));
                    }
                }))
                .withMessageContaining("(as before)");
    }

    private static void failAt(int number, int last) {
        if (number == last) {
            throw new IllegalStateException("the " + last + "th");
        }
    }

    @Test
    void theFirstForks_areNotedEach() {
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(() -> Scope.run(scope -> scope.fork(() -> failAt(0, 0))))
                .withMessageNotContaining("(as before)");
    }
}
