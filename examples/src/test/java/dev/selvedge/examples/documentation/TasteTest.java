package dev.selvedge.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Cancellation;
import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.ContextLocal;
import dev.selvedge.Deadline;
import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Overflow;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Sender;
import dev.selvedge.Task;
import dev.selvedge.TaskFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The examples of the README and of the guide's first page, compiled and run. */
class TasteTest {
    record Price(int cents) {}

    record Stock(int pieces) {}

    record Quote(Price price, Stock stock) {}

    record Row(int number) {}

    record Item(String name) {}

    record User(String name) {}

    interface Pricing {
        Price fetch(Item item) throws IOException;
    }

    private final Item item = new Item("lamp");
    private Pricing pricing = wanted -> new Price(1_999);
    private final List<Row> file = IntStream.range(0, 1_000).mapToObj(Row::new).toList();
    private final Queue<Row> stored = new ConcurrentLinkedQueue<>();

    private static Stock count(Item item) {
        return new Stock(item.name().length());
    }

    private void store(Row row) {
        stored.add(row);
    }

    // tag::quote
    Quote quote(Item item) throws InterruptedException {
        return Scope.call(scope -> {
            Task<Price> price = scope.fork("price", () -> pricing.fetch(item));
            Task<Stock> stock = scope.fork("stock", () -> count(item));
            return new Quote(price.join(), stock.join());
        });
    }
    // end::quote

    @Test
    void quote_runsBothAtOnce() throws InterruptedException {
        assertThat(quote(item)).isEqualTo(new Quote(new Price(1_999), new Stock(4)));
    }

    @Test
    void quote_whenOneFails_saysWhichAndWhere() {
        pricing = wanted -> {
            throw new IOException("no route");
        };
        assertThatThrownBy(() -> quote(item))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("task 'price'")
                .hasMessageContaining("TasteTest.java")
                .hasRootCauseMessage("no route");
    }

    @Test
    void pipeline_pushesBack() throws InterruptedException {
        // tag::pipeline
        Scope.named("import").within(Duration.ofSeconds(30)).limit(64).run(scope -> {
            Channel<Row> rows = Channel.buffered(256);
            scope.fork("reader", () -> {
                try (rows) {
                    for (Row row : file) {
                        rows.send(row); // blocks while 256 wait
                    }
                }
            });
            for (Row row : rows) {
                scope.fork(() -> store(row)); // blocks while 64 run
            }
        });
        // end::pipeline
        assertThat(stored).hasSize(1_000);
    }

    @Test
    void overflow_dropsNothingUnseen() throws InterruptedException {
        Queue<Row> missed = new ConcurrentLinkedQueue<>();
        // tag::overflow
        Channel<Row> latest = Channel.builder()
                .overflow(Overflow.DROP_OLDEST)
                .onUndelivered(missed::add)
                .buffered(100);
        // end::overflow
        for (Row row : file) {
            latest.send(row);
        }
        assertThat(missed).hasSize(900);
        assertThat(latest.drain()).hasSize(100);
    }

    @Test
    void countedEnds_endTheChannelWithTheLastProducer() throws InterruptedException {
        List<List<Row>> parts = List.of(file.subList(0, 500), file.subList(500, 1_000));
        Scope.run(scope -> {
            Channel<Row> rows = Channel.buffered(16);
            // tag::ends
            for (List<Row> part : parts) {
                Sender<Row> mine = rows.sender();
                scope.fork(() -> {
                    try (mine) {
                        for (Row row : part) {
                            mine.send(row);
                        }
                    }
                });
            }
            for (Row row : rows) { // ends when the last producer has closed its sender
                store(row);
            }
            // end::ends
        });
        assertThat(stored).hasSize(1_000);
    }

    @Test
    void select_waitsForTheFirst() throws InterruptedException {
        Channel<String> orders = Channel.rendezvous();
        String first = Scope.call(scope -> {
            Task<Price> price = scope.fork("price", () -> pricing.fetch(item));
            // tag::select
            String next = Select.select(
                    orders.onReceive(order -> "order " + order),
                    price.onDone(p -> "price " + p.cents()),
                    Clause.after(Duration.ofSeconds(1), () -> "idle"));
            // end::select
            return next;
        });
        assertThat(first).isIn("price 1999", "idle");
    }

    @Test
    void deadline_isThrownAtTheBorder() {
        // tag::deadline
        assertThatThrownBy(() -> Scope.named("search")
                        .within(Duration.ofMillis(20))
                        .run(scope -> {
                            Channel<String> nobodySends = Channel.rendezvous();
                            nobodySends.receive();
                        }))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessage("scope 'search' was not done within 20 ms");
        // end::deadline
    }

    // tag::context
    static final ContextLocal<User> USER = ContextLocal.named("user");

    String greet(User user) throws InterruptedException {
        return USER.where(user)
                .call(() -> Scope.call(
                        scope -> scope.fork(() -> "hello, " + USER.get().name()).join()));
    }
    // end::context

    @Test
    void context_flows() throws InterruptedException {
        assertThat(greet(new User("ada"))).isEqualTo("hello, ada");
    }

    static final class Statement {
        String execute(Duration timeout) {
            return "rows within " + timeout.toSeconds() + " s";
        }

        void cancel() {}
    }

    // tag::cancel
    String query(Statement statement) throws InterruptedException {
        try (var registration = Cancellation.onCancel(statement::cancel)) {
            return statement.execute(Deadline.current().remaining(Duration.ofSeconds(30)));
        }
    }
    // end::cancel

    @Test
    void cancellation_reachesCallsThatIgnoreInterrupts() throws InterruptedException {
        assertThat(query(new Statement())).isEqualTo("rows within 30 s");
    }
}
