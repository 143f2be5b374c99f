package dev.selvedge.proof.history;

import dev.selvedge.Channel;
import dev.selvedge.ChannelBuilder;
import dev.selvedge.Overflow;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A kind of channel: its order, how many places it has, and what it does without one. */
record Kind(Order order, int capacity, Overflow overflow) {

    static final int UNBOUNDED = Integer.MAX_VALUE;

    /** Elements that are equal in it are served as they came. */
    static final Comparator<Integer> PRIORITY = Comparator.comparingInt(element -> element % 3);

    enum Order {
        FIFO,
        LIFO,
        PRIORITY
    }

    static List<Kind> all() {
        Stream<Kind> fifo = Stream.of(0, 1, 2, UNBOUNDED).map(places -> new Kind(Order.FIFO, places, Overflow.BLOCK));
        Stream<Kind> ordered = Stream.of(Order.LIFO, Order.PRIORITY)
                .flatMap(order -> Stream.of(1, 2, UNBOUNDED).map(places -> new Kind(order, places, Overflow.BLOCK)));
        Stream<Kind> dropping = Stream.of(Overflow.DROP_OLDEST, Overflow.DROP_NEWEST, Overflow.KEEP_LATEST)
                .flatMap(overflow -> Stream.of(1, 2).map(places -> new Kind(Order.FIFO, places, overflow)));
        return Stream.of(fifo, ordered, dropping).flatMap(kinds -> kinds).toList();
    }

    Channel<Integer> make(Consumer<Integer> onUndelivered) {
        ChannelBuilder<Integer> builder = Channel.builder().onUndelivered(onUndelivered);
        ChannelBuilder<Integer> ordered = switch (order) {
            case FIFO -> builder;
            case LIFO -> builder.lifo();
            case PRIORITY -> builder.priority(PRIORITY);
        };
        return switch (capacity) {
            case 0 -> ordered.rendezvous();
            case UNBOUNDED -> ordered.unbounded();
            default -> ordered.overflow(overflow).buffered(capacity);
        };
    }

    @Override
    public String toString() {
        String places = capacity == UNBOUNDED ? "unbounded" : "capacity " + capacity;
        return order + ", " + places + ", " + overflow;
    }
}
