package dev.selvedge.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Broadcast;
import dev.selvedge.Broadcast.Subscription;
import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Context;
import dev.selvedge.Dispatcher;
import dev.selvedge.Overflow;
import dev.selvedge.Retry;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.Tasks;
import dev.selvedge.sync.RateLimiter;
import dev.selvedge.sync.Semaphore;
import dev.selvedge.sync.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The examples of the guide's pages on everyday work, compiled and run. */
class EverydayTest {

    private static final ThreadLocal<String> REQUEST = new ThreadLocal<>();

    private final AtomicInteger calls = new AtomicInteger();

    private static String ask(String mirror) {
        return "answer of " + mirror;
    }

    private static int length(String page) {
        return page.length();
    }

    private String fetch() throws IOException {
        if (calls.incrementAndGet() < 3) {
            throw new IOException("connection reset");
        }
        return "page";
    }

    @Test
    void tasks_runManyThings() throws InterruptedException {
        List<String> pages = List.of("one", "three", "seven");
        // tag::tasks
        String first = Tasks.any(List.of(() -> ask("mirror 1"), () -> ask("mirror 2"))); // the other one is cancelled
        List<Integer> lengths = Tasks.map(pages, 8, page -> length(page)); // at most 8 at a time, in order
        // end::tasks
        assertThat(first).startsWith("answer of mirror");
        assertThat(lengths).containsExactly(3, 5, 5);
    }

    @Test
    void retry_triesAgain() throws IOException, InterruptedException {
        // tag::retry
        String page = Retry.attempts(5)
                .backoff(Duration.ofMillis(10), Duration.ofSeconds(1))
                .on(IOException.class)
                .call(this::fetch);
        // end::retry
        assertThat(page).isEqualTo("page");
        assertThat(calls).hasValue(3);
    }

    @Test
    void dispatcher_saysWhereATaskRuns() throws InterruptedException {
        String text = "some text";
        int result = Scope.call(scope -> {
            // tag::dispatcher
            Task<Integer> sum =
                    scope.fork(Dispatcher.computing(), "sum", () -> text.chars().sum());
            // end::dispatcher
            return sum.join();
        });
        assertThat(result).isEqualTo(text.chars().sum());
    }

    @Test
    void permit_isGivenBack() throws InterruptedException {
        // tag::permit
        Semaphore seats = Semaphore.named("seats", 10);
        try (var _ = seats.acquire()) { // waits while all are taken
            assertThat(seats.available()).isEqualTo(9);
        }
        // end::permit
        assertThat(seats.available()).isEqualTo(10);
    }

    @Test
    void broadcast_reachesEverySubscriber() throws InterruptedException {
        List<Integer> ledger = new ArrayList<>();
        List<Integer> screen = new ArrayList<>();
        Scope.run(scope -> {
            // tag::broadcast
            Broadcast<Integer> prices = Broadcast.named("prices");
            Subscription<Integer> all = prices.subscribe(64); // the sender waits while 64 are held here
            Subscription<Integer> latest = prices.subscribe(1, Overflow.KEEP_LATEST); // nobody waits for this one
            scope.fork("ledger", () -> all.forEach(ledger::add));
            scope.fork("screen", () -> latest.forEach(screen::add));
            try (prices) { // closing ends the loops
                for (int price = 1; price <= 100; price++) {
                    prices.send(price);
                }
            }
            // end::broadcast
        });
        assertThat(ledger).hasSize(100).isSorted();
        assertThat(screen).isSorted().endsWith(100);
    }

    @Test
    void pace_isKeptByATickerAndARateLimiter() throws InterruptedException {
        Channel<String> orders = Channel.rendezvous();
        // tag::pace
        RateLimiter requests = RateLimiter.of(100, Duration.ofSeconds(1)); // 100 at once, then one every 10 ms
        Ticker ticker = Ticker.every(Duration.ofMillis(10));
        String next =
                Select.select(orders.onReceive(order -> "order " + order), ticker.onTick(number -> "tick " + number));
        requests.acquire(); // waits until the rate allows it
        // end::pace
        assertThat(next).startsWith("tick ");
        assertThat(requests.waiting()).isZero();
    }

    @Test
    void future_isAClause() throws InterruptedException {
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> ask("mirror 1"));
        // tag::future
        String text = Select.select(
                Clause.onDone(answer), // a future of some other library
                Clause.after(Duration.ofSeconds(30), () -> "no answer"));
        // end::future
        assertThat(text).isEqualTo("answer of mirror 1");
    }

    @Test
    void context_ofOthers_flowsToTasks() throws InterruptedException {
        // tag::carry
        Context.Registration carried = Context.carry(REQUEST); // a ThreadLocal; once, when the program starts
        REQUEST.set("request 17");
        String seen = Scope.call(scope -> scope.fork(REQUEST::get).join());
        // end::carry
        carried.close();
        REQUEST.remove();
        assertThat(seen).isEqualTo("request 17");
    }
}
