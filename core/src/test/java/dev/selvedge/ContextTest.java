package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.selvedge.spi.ContextCarrier;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What other libraries keep in thread locals and scoped values flows to tasks, once that is asked for. */
class ContextTest {

    private static final ThreadLocal<String> USER = new ThreadLocal<>();
    private static final ScopedValue<String> TENANT = ScopedValue.newInstance();

    @AfterEach
    void forget() {
        USER.remove();
    }

    private static String userOfATask() throws InterruptedException {
        return Scope.call(scope -> scope.fork(() -> "" + USER.get()).join());
    }

    @Test
    void aThreadLocal_flowsToEveryTask_atAnyDepth_whileItIsCarried() throws InterruptedException {
        USER.set("ada");
        assertThat(userOfATask()).isEqualTo("null");
        try (var _ = Context.carry(USER)) {
            assertThat(userOfATask()).isEqualTo("ada");
            assertThat(Scope.<String, RuntimeException>call(
                            scope -> scope.fork(ContextTest::userOfATask).join()))
                    .isEqualTo("ada");
        }
        assertThat(userOfATask()).isEqualTo("null");
    }

    @Test
    void aThreadLocal_isSetBack_whereThreadsAreUsedAgain() throws InterruptedException {
        try (ExecutorService executor = Executors.newSingleThreadExecutor();
                var _ = Context.carry(USER)) {
            Dispatcher dispatcher = Dispatcher.of(executor);
            USER.set("ada");
            assertThat(Scope.<String, RuntimeException>call(
                            scope -> scope.fork(dispatcher, "one", USER::get).join()))
                    .isEqualTo("ada");
            USER.remove();
            assertThat(Scope.<String, RuntimeException>call(
                            scope -> scope.fork(dispatcher, "other", () -> "" + USER.get())
                                    .join()))
                    .isEqualTo("null");
        }
    }

    @Test
    void aScopedValue_isBoundInTheTask_asWhereItWasForked() throws Exception {
        try (var _ = Context.carry(TENANT)) {
            String seen = ScopedValue.where(TENANT, "acme")
                    .call(() -> Scope.<String, RuntimeException>call(
                            scope -> scope.fork(TENANT::get).join()));
            assertThat(seen).isEqualTo("acme");
            assertThat(Scope.<Boolean, RuntimeException>call(
                            scope -> scope.fork(TENANT::isBound).join()))
                    .isFalse();
        }
    }

    @Test
    void withoutMicrometer_theMessageSaysWhatToDo() {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThatIllegalStateException()
                    .isThrownBy(Context::carryMicrometer)
                    .withMessageContaining("put io.micrometer:context-propagation, 1.1 or newer, beside your program");
        } finally {
            current.setContextClassLoader(before);
        }
    }

    @Test
    void carriers_areOuterToThoseRegisteredLater() throws InterruptedException {
        StringBuilder order = new StringBuilder();
        try (var _ = Context.carry(writing(order, "a"));
                var _ = Context.carry(writing(order, "b"))) {
            Scope.run(scope -> scope.fork(() -> order.append("body ")));
        }
        assertThat(order).hasToString("a b body b a ");
    }

    private static ContextCarrier writing(StringBuilder order, String name) {
        return new ContextCarrier() {
            @Override
            public <T> Callable<T> carry(Callable<T> body) {
                return () -> {
                    order.append(name).append(' ');
                    T result = body.call();
                    order.append(name).append(' ');
                    return result;
                };
            }
        };
    }

    @Test
    void aCarrierThatFails_failsTheFork_andNothingIsLeft() throws InterruptedException {
        AtomicInteger ran = new AtomicInteger();
        ContextCarrier broken = new ContextCarrier() {
            @Override
            public <T> Callable<T> carry(Callable<T> body) {
                throw new IllegalStateException("no context today");
            }
        };
        try (var _ = Context.carry(broken)) {
            Scope.limit(1).run(scope -> {
                for (int i = 0; i < 3; i++) {
                    assertThatIllegalStateException()
                            .isThrownBy(() -> scope.fork(ran::incrementAndGet))
                            .withMessage("no context today");
                }
            });
        }
        assertThat(ran).hasValue(0);
    }
}
