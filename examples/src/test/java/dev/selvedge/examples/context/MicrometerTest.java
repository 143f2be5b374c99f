package dev.selvedge.examples.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Context;
import dev.selvedge.Scope;
import io.micrometer.context.ContextRegistry;
import org.junit.jupiter.api.Test;

/** What Micrometer's context propagation knows flows to tasks, by its own interfaces. */
class MicrometerTest {

    private static final ThreadLocal<String> USER = new ThreadLocal<>();

    private static String userOfATask() throws InterruptedException {
        return Scope.call(scope -> scope.fork(() -> "" + USER.get()).join());
    }

    @Test
    void registeredThreadLocals_flowToTasks_andOnlyWhileTheyAreCarried() throws InterruptedException {
        ContextRegistry.getInstance().registerThreadLocalAccessor("user", USER);
        USER.set("ada");
        try (var _ = Context.carryMicrometer()) {
            assertThat(userOfATask()).isEqualTo("ada");
        } finally {
            ContextRegistry.getInstance().removeThreadLocalAccessor("user");
        }
        assertThat(userOfATask()).isEqualTo("null");
        assertThat(USER.get()).isEqualTo("ada");
        USER.remove();
    }
}
