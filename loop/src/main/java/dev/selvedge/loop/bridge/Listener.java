package dev.selvedge.loop.bridge;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Overflow;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.Taker;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a callback is called with, many times, on its way into a channel. */
final class Listener<T> implements Callbacks.Events<T> {

    private final Channel<T> channel;
    private final int places;

    /** {@code null} where nothing may be dropped. */
    private final @Nullable Overflow overflow;

    private final Consumer<? super T> onUndelivered;

    Listener(int places, @Nullable Overflow overflow, Consumer<? super T> onUndelivered) {
        this.channel = Channel.named("events of a callback")
                .overflow(overflow == null ? Overflow.BLOCK : overflow)
                .<T>onUndelivered(onUndelivered)
                .buffered(places);
        this.places = places;
        this.overflow = overflow;
        this.onUndelivered = onUndelivered;
    }

    /** Registers it, and makes it belong to the scope. */
    <X extends Exception> Receiver.End<T> register(Callbacks.Registration<T, X> registration, Scope scope) throws X {
        Runnable unregister = () -> {};
        try {
            unregister = Objects.requireNonNull(
                    registration.register(this), "the registration returned null: it is to return what takes it back");
            return new Fed<>(channel, unregister::run).in(scope, "callback");
        } catch (Exception e) {
            channel.close();
            unregister.run();
            throw e;
        }
    }

    @Override
    public boolean send(T element) {
        Objects.requireNonNull(element, "element");
        try {
            if (channel.trySend(element)) {
                return true;
            }
        } catch (ChannelClosedException e) {
            return false;
        }
        full(element);
        return false;
    }

    private void full(T element) {
        if (overflow == null) {
            channel.close(new IllegalStateException("an event came while " + places
                    + " waited to be received, as many as there are places: receive faster, give more places,"
                    + " or say by an overflow what is to be dropped"));
        }
        tellUndelivered(element);
    }

    /** As the channel does: what the handler throws is nothing for the callback's thread. */
    private void tellUndelivered(T element) {
        try {
            onUndelivered.accept(element);
        } catch (RuntimeException problem) {
            Taker.current().report("onUndelivered of the events of a callback failed: " + problem);
        }
    }

    @Override
    public void end() {
        channel.close();
    }

    @Override
    public void fail(Throwable cause) {
        channel.close(Objects.requireNonNull(cause, "cause"));
    }
}
