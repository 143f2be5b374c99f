package dev.selvedge.loop.bridge;

import dev.selvedge.Channel;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.loop.Generator;
import java.util.Objects;
import java.util.concurrent.Flow;

/**
 * Between channels and reactive streams ({@link Flow}): what a publisher signals is received, what a receiver gives is
 * published. A request for elements is how the one side pushes back, a full channel how the other does: each becomes
 * the other. Both sides keep the rules of Reactive Streams.
 *
 * {@snippet :
 * Scope.within(Duration.ofSeconds(30)).run(scope -> {
 *     for (Row row : Flows.receiver(scope, database.query(sql), 256)) {
 *         store(row);
 *     }
 * });
 * }
 */
public final class Flows {

    private Flows() {}

    /**
     * Subscribes to a publisher, and gives what it signals as a receiver. As many elements are asked for as there are
     * free places, so a publisher whose elements nobody receives is asked for no more. Does not wait.
     *
     * <p>The publisher's end is the receiver's, and its error the cause of that end:
     * {@link dev.selvedge.ChannelClosedException} after the last element. The subscription is cancelled when the
     * receiver is closed, and when the scope is cancelled, or its body and all its tasks but the daemons have ended;
     * elements not yet received are then dropped.
     *
     * @param scope the scope that the subscription belongs to
     * @param publisher the publisher
     * @param places how many elements may be there and not be received, at least 1
     * @param <T> the type of the elements
     * @return the receiver; to be closed if no more is to be received while the scope goes on
     * @throws IllegalArgumentException if {@code places} is less than 1
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    public static <T> Receiver.End<T> receiver(Scope scope, Flow.Publisher<? extends T> publisher, int places) {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(publisher, "publisher");
        Channel<T> channel = Channel.named("elements of " + publisher.getClass().getSimpleName())
                .buffered(places);
        Inflow<T> inflow = new Inflow<>(channel, places);
        Receiver.End<T> receiver = new Fed<>(channel, inflow).in(scope, "subscription");
        try {
            publisher.subscribe(inflow);
            return receiver;
        } catch (RuntimeException e) { // which it must not (rule 1.9): nothing would ever come
            receiver.close();
            throw e;
        }
    }

    /**
     * Publishes what a receiver gives: an element is received once a subscriber has asked for it. Each goes to one of
     * those who have subscribed, as each goes to one of a channel's receivers. Does not wait.
     *
     * <p>Subscribe from any thread, while the scope is open. Each subscriber is served by a task of the scope: a scope
     * with a limit serves so many at once, and none ends before its subscribers have been told the end. The end of the
     * receiver is that of its subscribers, and its cause their error; where the scope is cancelled, that is. Who
     * cancels its subscription has lost no element, and leaves the receiver to the others. It is never closed here.
     *
     * <p>What a subscriber throws, who must not, fails the scope.
     *
     * @param scope the scope
     * @param receiver where the elements come from
     * @param <T> the type of the elements
     * @return the publisher
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    public static <T> Flow.Publisher<T> publisher(Scope scope, Receiver<? extends T> receiver) {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(receiver, "receiver");
        return new Publication<T>(Source.of(receiver)).in(scope);
    }

    /**
     * Publishes what a generator yields, anew for each subscriber: its body runs on the task that serves the
     * subscriber, and waits in its {@code yield} until the value has been asked for. What the body throws is the
     * subscriber's error. Does not wait.
     *
     * <p>All else is as in {@link #publisher(Scope, Receiver)}; a subscription that is cancelled cancels the body's
     * task.
     *
     * @param scope the scope
     * @param generator what computes the elements
     * @param <T> the type of the elements
     * @return the publisher
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    public static <T> Flow.Publisher<T> publisher(Scope scope, Generator<? extends T> generator) {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(generator, "generator");
        return new Publication<T>(Source.of(generator)).in(scope);
    }
}
