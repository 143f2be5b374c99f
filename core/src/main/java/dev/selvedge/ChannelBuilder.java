package dev.selvedge;

import dev.selvedge.internal.channel.ChannelCore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The description of a channel. Immutable. */
public final class ChannelBuilder {

    static final ChannelBuilder UNNAMED = new ChannelBuilder(null);

    private final @Nullable String name;

    private ChannelBuilder(@Nullable String name) {
        this.name = name;
    }

    static ChannelBuilder named(String name) {
        return new ChannelBuilder(Objects.requireNonNull(name, "name"));
    }

    /**
     * Makes a channel without a place: a send waits for a receiver.
     *
     * @param <T> the type of the elements
     * @return the channel
     */
    public <T> Channel<T> rendezvous() {
        return make(0, "rendezvous channel");
    }

    /**
     * Makes a channel with a number of places: a send waits while all are taken.
     *
     * @param capacity how many, at least 1
     * @param <T> the type of the elements
     * @return the channel
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    public <T> Channel<T> buffered(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity
                    + ": a buffered channel has at least 1 place; for none, use a rendezvous channel");
        }
        return make(capacity, "channel of " + capacity);
    }

    /**
     * Makes a channel whose sends never wait. It does not push back.
     *
     * @param <T> the type of the elements
     * @return the channel
     */
    public <T> Channel<T> unbounded() {
        return make(Integer.MAX_VALUE, "unbounded channel");
    }

    private <T> Channel<T> make(int capacity, String kind) {
        return new QueueChannel<>(new ChannelCore(capacity, name == null ? kind : "channel '" + name + "'"));
    }
}
