package dev.selvedge;

import dev.selvedge.spi.ContextCarrier;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Lets what other libraries keep in thread locals and scoped values flow to every task that is forked. Registered once, for
 * the whole program, before the first fork that is to have it; a fork costs nothing more where nothing is registered.
 *
 * {@snippet :
 * Context.carry(MDC_VALUES);          // a ThreadLocal, or a ScopedValue
 * Context.carryMicrometer();          // or all that Micrometer's context propagation knows: tracing, logging, security
 * }
 *
 * <p>For values of your own, {@link ContextLocal} is made for it and needs no registration.
 */
public final class Context {

    private Context() {}

    /**
     * Carries a thread local: a task begins with the value that the forking thread has at the fork, if it has one. It is set
     * back when the task ends. Setting it in the task changes nothing for anybody else, but an object that it holds is
     * shared, so that must be safe for use by several threads.
     *
     * @param local the thread local
     * @return to carry it no longer
     */
    public static Registration carry(ThreadLocal<?> local) {
        return carry(new ThreadLocalCarrier<>(Objects.requireNonNull(local, "local")));
    }

    /**
     * Carries a scoped value: if it is bound where a task is forked, it is bound to the same value in the task.
     *
     * @param value the scoped value
     * @return to carry it no longer
     */
    public static Registration carry(ScopedValue<?> value) {
        return carry(new ScopedValueCarrier<>(Objects.requireNonNull(value, "value")));
    }

    /**
     * Carries whatever is registered with Micrometer's {@code context-propagation}, as tracing, logging and security
     * libraries do, by its own interfaces.
     *
     * @return to carry it no longer
     * @throws IllegalStateException if that library is not on the class path or module path
     */
    public static Registration carryMicrometer() {
        return carry(MicrometerCarrier.create());
    }

    /**
     * Carries something else. Carriers are asked in the order in which they were registered; the first one's body is the
     * outermost.
     *
     * @param carrier the carrier
     * @return to carry it no longer
     */
    public static Registration carry(ContextCarrier carrier) {
        return Carriers.register(Objects.requireNonNull(carrier, "carrier"));
    }

    /** That something is carried. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {

        /** Ends it, for the forks to come. Closing again does nothing. */
        @Override
        void close();
    }

    private record ThreadLocalCarrier<V>(ThreadLocal<V> local) implements ContextCarrier {

        @Override
        public <T extends @Nullable Object> Callable<T> carry(Callable<T> body) {
            V value = local.get();
            return value == null ? body : () -> call(value, body);
        }

        private <T extends @Nullable Object> T call(V value, Callable<T> body) throws Exception {
            V before = local.get();
            local.set(value);
            try {
                return body.call();
            } finally {
                if (before == null) {
                    local.remove();
                } else {
                    local.set(before);
                }
            }
        }
    }

    private record ScopedValueCarrier<V>(ScopedValue<V> value) implements ContextCarrier {

        @Override
        public <T extends @Nullable Object> Callable<T> carry(Callable<T> body) {
            if (!value.isBound()) {
                return body;
            }
            V bound = value.get();
            return () -> ScopedValue.where(value, bound).call(body::call);
        }
    }
}
