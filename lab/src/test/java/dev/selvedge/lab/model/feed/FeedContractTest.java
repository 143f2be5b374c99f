package dev.selvedge.lab.model.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.feed.Item;
import dev.selvedge.lab.items.ItemMain;
import dev.selvedge.lab.model.TestChild;
import dev.selvedge.lab.model.TestServers;
import dev.selvedge.lab.workload.feed.FeedWorkload;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every model of the workload {@code feed} has to show, to the byte; how far it fetches ahead, and what it gives up. */
@Timeout(60)
final class FeedContractTest {

    /** Each test reads a feed of its own, as items that are fetched twice are a mistake. */
    private static final AtomicInteger READERS = new AtomicInteger();

    private static TestChild items;
    private static TestServers servers;

    @BeforeAll
    static void startAll() throws Exception {
        items = TestChild.start(ItemMain.class, "--least-us", "500", "--most-us", "3000");
        servers = new TestServers("--items-url", items.url(), "--deadline-ms", "60000")
                .add("one-by-one", OneByOneFeedMain.class)
                .add("all-at-once", AllAtOnceFeedMain.class)
                .add("event-loop", LoopFeedMain.class)
                .add("virtual", VirtualFeedMain.class)
                .add("selvedge", SelvedgeFeedMain.class)
                .start();
    }

    @AfterAll
    static void endAll() throws Exception {
        servers.close();
        items.close();
    }

    @AfterEach
    void mend() throws Exception {
        items.post("/fault", "none");
    }

    static List<String> models() {
        return servers.models();
    }

    private static int port(String model) {
        return servers.get(model).ready().port();
    }

    private static void await(String model, String gauge, long value) throws Exception {
        servers.get(model).await(gauge, value);
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.US_ASCII);
    }

    @Test
    void models_ofTheWorkload_areAllTested() {
        assertThat(models()).isEqualTo(TestServers.modelsOf(new FeedWorkload()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void next_showsItemsInTheirOrder_toTheEnd(String model) throws Exception {
        int reader = READERS.incrementAndGet();
        try (FeedClient client = FeedClient.of(port(model), reader)) {
            client.next(1);
            assertThat(client.see()).isEqualTo(text(Item.line(reader, 0, bytes(reader, 0))));
            client.next(Item.FEED + 1);
            for (int item = 1; item < Item.FEED; item++) {
                assertThat(client.see()).startsWith(Item.head(reader, item) + "\"text\":\"Post " + item + " for");
            }
            assertThat(client.see()).isEqualTo("{\"reader\":" + reader + ",\"end\":true}\n");
            assertThat(client.see()).isEqualTo("{\"reader\":" + reader + ",\"end\":true}\n");
        }
        await(model, "readers", 0);
        await(model, "kept_items", 0);
    }

    private static byte[] bytes(int reader, int item) throws Exception {
        return items.get("/item/" + reader + "/" + item).body().getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @MethodSource("models")
    void item_thatCannotBeHad_isMissing_andTheOthersFollow(String model) throws Exception {
        int reader = READERS.incrementAndGet();
        items.post("/fault", "fail");
        try (FeedClient client = FeedClient.of(port(model), reader)) {
            client.next(2);
            assertThat(client.see()).isEqualTo("{\"reader\":" + reader + ",\"item\":0,\"missing\":true}\n");
            assertThat(client.see()).isEqualTo("{\"reader\":" + reader + ",\"item\":1,\"missing\":true}\n");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void mistakes_areAnsweredWithTheSameText_andEndTheConnection(String model) throws Exception {
        refused(model, "NEXT\n", "ERROR say FEED and a number first\n");
        refused(model, "FEED one\n", "ERROR the feed is not a whole number from 0 to 1000000000\n");
        refused(model, "FEED -1\n", "ERROR the feed is not a whole number from 0 to 1000000000\n");
        refused(model, "FEED " + READERS.incrementAndGet() + "\nSING\n", "ERROR only NEXT can follow\n");
        refused(model, "x".repeat(100), "ERROR the line is longer than 64 bytes\n");
        await(model, "readers", 0);
    }

    private static void refused(String model, String said, String answer) throws Exception {
        try (FeedClient client = new FeedClient(port(model))) {
            client.say(said);
            assertThat(client.see()).isEqualTo(answer);
            assertThat(client.see()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"one-by-one,0", "event-loop,8", "virtual,8", "selvedge,8", "all-at-once,60"})
    void ahead_soManyItemsAreFetchedForAReaderWhoHasNotAsked(String model, int ahead) throws Exception {
        int reader = READERS.incrementAndGet();
        try (FeedClient client = FeedClient.of(port(model), reader)) {
            await(model, "kept_items", ahead);
            client.next(3);
            for (int item = 0; item < 3; item++) {
                assertThat(client.see()).startsWith(Item.head(reader, item));
            }
            await(model, "kept_items", Math.min(ahead, Item.FEED - 3));
        }
        await(model, "kept_items", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event-loop", "virtual", "selvedge"})
    void reader_whoLeaves_whatIsUnderWayIsGivenUp(String model) throws Exception {
        items.post("/fault", "hang");
        try (FeedClient client = FeedClient.of(port(model), READERS.incrementAndGet())) {
            client.next(1);
            await(model, "pending", 9); // the one that is waited for, and eight ahead of it
        }
        await(model, "pending", 0);
        await(model, "readers", 0);
    }

    @Test
    void reader_whoLeaves_allAtOnceGoesOn() throws Exception {
        items.post("/fault", "hang");
        try (FeedClient client = FeedClient.of(port("all-at-once"), READERS.incrementAndGet())) {
            await("all-at-once", "pending", Item.FEED);
        }
        await("all-at-once", "readers", 0);
        assertThat(servers.get("all-at-once").gauge("pending")).isEqualTo(Item.FEED);
    }

    @ParameterizedTest
    @MethodSource("models")
    void reader_whoDoesNotRead_leavesTheOthersAlone(String model) throws Exception {
        try (FeedClient silent = FeedClient.of(port(model), READERS.incrementAndGet())) {
            silent.next(Item.FEED);
            int reader = READERS.incrementAndGet();
            try (FeedClient client = FeedClient.of(port(model), reader)) {
                client.next(20);
                for (int item = 0; item < 20; item++) {
                    assertThat(client.see()).startsWith(Item.head(reader, item));
                }
            }
        }
        await(model, "readers", 0);
    }

    @Test
    void deadline_ofACallThatHangs_makesTheItemMissing() throws Exception {
        items.post("/fault", "hang");
        FeedSettings settings = new FeedSettings(0, URI.create(items.url()), 1, Duration.ofMillis(50), 8);
        FeedCounts counts = new FeedCounts();
        int reader = READERS.incrementAndGet();
        try (ItemClient client = ItemClient.open(settings, counts)) {
            assertThat(text(client.fetch(reader, 0))).isEqualTo(text(Item.missing(reader, 0)));
        }
        Vertx vertx = Vertx.vertx();
        try {
            LoopItems loop = new LoopItems(vertx, settings, 1, counts);
            Future<byte[]> waiting = Future.future(promise -> vertx.runOnContext(now -> {
                loop.fetch(reader, 1);
                loop.fetch(reader, 2).line().onComplete(promise);
            }));
            byte[] line = waiting.toCompletionStage().toCompletableFuture().get();
            assertThat(text(line)).as("it never had a connection").isEqualTo(text(Item.missing(reader, 2)));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
        assertThat(counts.gauges()).containsEntry("pending", 0L);
    }
}
