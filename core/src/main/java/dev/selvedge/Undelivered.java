package dev.selvedge;

import dev.selvedge.internal.wait.Strand;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A user's handler of what was sent and will not be received, made safe to call: what it throws is reported. */
final class Undelivered {

    private Undelivered() {}

    static Consumer<Object> handler(String description, @Nullable Consumer<Object> onUndelivered) {
        return onUndelivered == null ? element -> {} : element -> giveBack(description, onUndelivered, element);
    }

    private static void giveBack(String description, Consumer<Object> onUndelivered, Object element) {
        try {
            onUndelivered.accept(element);
        } catch (Throwable problem) {
            Strand.current().environment().listener().problem("onUndelivered of " + description + " failed", problem);
        }
    }
}
