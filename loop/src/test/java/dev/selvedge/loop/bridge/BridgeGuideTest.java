package dev.selvedge.loop.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Overflow;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples of the page about moving asynchronous code: each before is run beside its after. */
class BridgeGuideTest {

    record Price(int cents) {}

    record Offer(String item, int cents, int left) {}

    private final List<String> stored = new ArrayList<>();
    private final Shop shop = new Shop();

    /** An API of each kind. */
    static final class Shop {
        final List<Consumer<Integer>> listeners = new ArrayList<>();

        CompletableFuture<Price> price(String item) {
            return item.equals("rare")
                    ? CompletableFuture.failedFuture(new IOException("no price for " + item))
                    : CompletableFuture.supplyAsync(() -> new Price(item.length() * 100));
        }

        CompletableFuture<Integer> stock(String item) {
            return CompletableFuture.supplyAsync(() -> item.length());
        }

        Flow.Publisher<String> orders() {
            return subscriber -> {
                SubmissionPublisher<String> orders = new SubmissionPublisher<>(Runnable::run, 8);
                orders.subscribe(subscriber);
                orders.submit("tea");
                orders.submit("milk");
                orders.close();
            };
        }

        Call ask(String question, Consumer<String> onAnswer, Consumer<Throwable> onFailure) {
            Thread answering = Thread.startVirtualThread(() -> {
                if (question.isEmpty()) {
                    onFailure.accept(new IOException("no question"));
                } else {
                    onAnswer.accept("yes");
                }
            });
            return answering::interrupt;
        }

        void addListener(Consumer<Integer> listener) {
            listeners.add(listener);
            listener.accept(1);
            listener.accept(2);
        }

        void removeListener(Consumer<Integer> listener) {
            listeners.remove(listener);
        }
    }

    /** A call that is under way. */
    interface Call {
        void cancel();
    }

    private void store(String order) {
        stored.add(order);
    }

    // ---- futures ---------------------------------------------------------------------------------------------------

    // tag::futureBefore
    CompletableFuture<Offer> offerBefore(String item) {
        return shop.price(item)
                .exceptionally(failure -> new Price(0))
                .thenCombine(shop.stock(item), (price, left) -> new Offer(item, price.cents(), left))
                .orTimeout(1, TimeUnit.SECONDS); // neither call is told of it
    }
    // end::futureBefore

    // tag::futureAfter
    Offer offer(String item) throws InterruptedException {
        return Scope.within(Duration.ofSeconds(1)).call(scope -> {
            Task<Integer> left = Futures.adopt(scope, "stock", shop.stock(item)); // is under way meanwhile
            Price price = priceOrNone(item);
            return new Offer(item, price.cents(), left.join());
        });
    }

    private Price priceOrNone(String item) throws InterruptedException {
        try {
            return Futures.await(shop.price(item), IOException.class);
        } catch (IOException e) {
            return new Price(0);
        }
    }
    // end::futureAfter

    @Test
    void offer_isTheSame_beforeAndAfter() throws InterruptedException {
        for (String item : List.of("tea", "rare")) {
            assertThat(offer(item)).isEqualTo(offerBefore(item).join());
        }
        assertThat(offer("rare").cents()).isZero();
    }

    @Test
    void offer_canBeGivenToWhoWantsAFuture() throws InterruptedException {
        List<Offer> shown = new ArrayList<>();
        Scope.run(scope -> {
            // tag::ofTask
            CompletionStage<Offer> offer = Futures.ofTask(scope.fork("offer", () -> offer("tea")));
            offer.thenAccept(shown::add); // code that has not been moved yet
            // end::ofTask
        });
        assertThat(shown).containsExactly(new Offer("tea", 300, 3));
    }

    @Test
    void futures_canBeSelected() throws InterruptedException {
        CompletableFuture<Price> near = shop.price("tea");
        CompletableFuture<Price> far = new CompletableFuture<>();
        // tag::select
        Price first = Select.select(Clause.onDone(near), Clause.onDone(far)); // leaves both alone
        // end::select
        assertThat(first).isEqualTo(new Price(300));
    }

    // ---- reactive streams ------------------------------------------------------------------------------------------

    // tag::flowBefore
    final class Storing implements Flow.Subscriber<String> {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            subscription.request(1);
        }

        @Override
        public void onNext(String order) {
            store(order);
            subscription.request(1);
        }

        @Override
        public void onError(Throwable failure) {
            done.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            done.complete(null);
        }
    }
    // end::flowBefore

    // tag::flowAfter
    void storeAll() throws InterruptedException {
        Scope.run(scope -> {
            for (String order : Flows.receiver(scope, shop.orders(), 16)) {
                store(order);
            }
        });
    }
    // end::flowAfter

    @Test
    void orders_areTheSame_beforeAndAfter() throws InterruptedException {
        Storing before = new Storing();
        shop.orders().subscribe(before);
        before.done.join();
        assertThat(stored).containsExactly("tea", "milk");
        stored.clear();
        storeAll();
        assertThat(stored).containsExactly("tea", "milk");
    }

    @Test
    void publisher_isMadeOfAChannel() throws InterruptedException {
        Storing subscriber = new Storing();
        Scope.run(scope -> {
            // tag::publish
            Channel<String> orders = Channel.rendezvous();
            Flow.Publisher<String> publisher = Flows.publisher(scope, orders);
            scope.fork("orders", () -> {
                try (orders) {
                    orders.send("tea"); // waits until the subscriber has asked for it
                    orders.send("milk");
                }
            });
            publisher.subscribe(subscriber); // from any thread
            // end::publish
        });
        assertThat(stored).containsExactly("tea", "milk");
    }

    // ---- callbacks -------------------------------------------------------------------------------------------------

    @Test
    void answer_isTheSame_beforeAndAfter() throws InterruptedException {
        CompletableFuture<String> shown = new CompletableFuture<>();
        // tag::callbackBefore
        Call call = shop.ask("is there tea?", shown::complete, shown::completeExceptionally);
        // somebody, somewhere, has to remember to call.cancel()
        // end::callbackBefore
        assertThat(shown.join()).isEqualTo(ask("is there tea?"));
        call.cancel();
    }

    // tag::callbackAfter
    String ask(String question) throws InterruptedException {
        return Callbacks.await(callback -> {
            Call call = shop.ask(question, callback::resolve, callback::reject);
            callback.onCancel(call::cancel);
        });
    }
    // end::callbackAfter

    @Test
    void events_areAChannel() throws InterruptedException {
        List<Integer> seen = new ArrayList<>();
        Scope.run(scope -> {
            // tag::events
            Receiver<Integer> levels = Callbacks.channel(scope, 16, Overflow.DROP_OLDEST, events -> {
                Consumer<Integer> listener = events::send;
                shop.addListener(listener);
                return () -> shop.removeListener(listener);
            });
            // end::events
            seen.addAll(levels.drain());
            assertThat(shop.listeners).hasSize(1);
        });
        assertThat(seen).containsExactly(1, 2);
        assertThat(shop.listeners).isEmpty();
    }

    // ---- streams ---------------------------------------------------------------------------------------------------

    @Test
    void stream_mapsInTheScope() throws InterruptedException {
        List<String> items = List.of("tea", "milk", "rice");
        // tag::gather
        List<Price> prices = Scope.within(Duration.ofSeconds(5))
                .call(scope -> items.stream()
                        .gather(Streams.mapConcurrent(scope, 16, item -> Futures.await(shop.price(item))))
                        .toList());
        // end::gather
        assertThat(prices).containsExactly(new Price(300), new Price(400), new Price(400));
    }

    @Test
    void stream_isReadInATask() throws InterruptedException {
        Scope.run(scope -> {
            // tag::streams
            Receiver<Integer> numbers = Streams.receiver(scope, Stream.iterate(1, n -> n * 2), 16);
            int sum = Streams.of(numbers).limit(10).mapToInt(n -> n).sum();
            // end::streams
            assertThat(sum).isEqualTo(1_023);
        });
    }
}
