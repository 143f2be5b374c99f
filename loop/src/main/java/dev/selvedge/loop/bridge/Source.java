package dev.selvedge.loop.bridge;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Receiver;
import dev.selvedge.Select;
import dev.selvedge.loop.Generator;
import org.jspecify.annotations.Nullable;

/** Where a publisher has its elements from. */
@FunctionalInterface
interface Source<T> {

    /** Writes all elements; returns at their end. What it throws is the end of them, too. */
    void writeTo(Outlet<? super T> outlet) throws Exception;

    /** Takes elements one by one, as far as the subscriber asks for them. */
    interface Outlet<T> {

        /** What the subscriber has asked for. */
        Requests requests();

        /** Signals an element, for which a request was taken. */
        void signal(T element);
    }

    /**
     * What is received, each element once it is asked for. The end is told without being asked for, as soon as it is
     * known.
     */
    static <T> Source<T> of(Receiver<? extends T> receiver) {
        return outlet -> {
            T element = nextOf(outlet.requests(), receiver);
            while (element != null) {
                outlet.signal(element);
                element = nextOf(outlet.requests(), receiver);
            }
        };
    }

    /**
     * The next element, once it was asked for; {@code null} at the end. What the channel was closed with comes out as
     * it is.
     */
    private static <T> @Nullable T nextOf(Requests requests, Receiver<? extends T> receiver)
            throws InterruptedException {
        awaitRequestOrEnd(requests, receiver);
        try {
            return receiver.receive();
        } catch (ChannelClosedException ended) {
            Throwable cause = ended.getCause();
            if (cause == null) {
                return null;
            }
            throw Failures.<RuntimeException>sneak(cause);
        }
    }

    private static void awaitRequestOrEnd(Requests requests, Receiver<?> receiver) throws InterruptedException {
        if (receiver instanceof Channel<?> channel && !channel.isClosed()) {
            boolean closed = Select.prioritized(requests.onOne(() -> false), channel.onClosed(() -> true));
            if (!closed) {
                return;
            }
        }
        if (!receiver.isEnded()) {
            requests.takeOne();
        }
    }

    /**
     * What a generator yields, each run of it for one subscriber. It goes on to its next value before that is asked
     * for.
     */
    static <T> Source<T> of(Generator<? extends T> generator) {
        return outlet -> generator.forEach(value -> {
            try {
                outlet.requests().takeOne();
            } catch (InterruptedException e) {
                throw Failures.<RuntimeException>sneak(e);
            }
            outlet.signal(value);
        });
    }
}
