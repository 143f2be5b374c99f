package dev.selvedge.lab.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.database.DatabaseMain;
import dev.selvedge.lab.database.OrderDatabase;
import dev.selvedge.lab.model.TestChild.Reply;
import dev.selvedge.lab.model.asyncservlet.AsyncServletMain;
import dev.selvedge.lab.model.coroutines.CoroutinesMain;
import dev.selvedge.lab.model.eventloop.BlockedLoopMain;
import dev.selvedge.lab.model.eventloop.EventLoopMain;
import dev.selvedge.lab.model.eventloop.HybridMain;
import dev.selvedge.lab.model.node.NodeProgram;
import dev.selvedge.lab.model.selvedge.SelvedgeMain;
import dev.selvedge.lab.model.threads.ThreadsMain;
import dev.selvedge.lab.model.virtual.VirtualMain;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.payment.PaymentMain;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model has to answer, to the byte, with a real PostgreSQL and a real payment service. */
final class ModelContractTest {

    private static final int SOLD_OUT_ITEM = 4_711;

    /** One of those that a search would find first, and no test orders. */
    private static final int SOLD_OUT_SEARCHED = IntStream.rangeClosed(1, Catalogue.ITEMS)
            .filter(item -> Catalogue.seedCents(item) == 9_899)
            .skip(3)
            .findFirst()
            .orElseThrow();

    private static TestChild database;
    private static TestChild payment;
    private static TestServers servers;
    private static String jdbcUrl;

    @BeforeAll
    static void startAll() throws Exception {
        database = TestChild.start(DatabaseMain.class);
        payment = TestChild.start(PaymentMain.class, "--delay-ms", "20");
        jdbcUrl = "jdbc:postgresql://127.0.0.1:" + database.ready().port() + "/postgres?user=postgres";
        try (OrderDatabase orders = OrderDatabase.connect(jdbcUrl)) {
            orders.create();
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE selvedge_lab.item SET available = 2 WHERE item = " + SOLD_OUT_ITEM);
            statement.execute("UPDATE selvedge_lab.item SET available = 0 WHERE item = " + SOLD_OUT_SEARCHED);
        }
        servers = servers().start();
        // The first order loads what it needs, which on a busy machine may take longer than its deadline.
        for (String model : models()) {
            servers.get(model).post("/order", order(model + "-first", 28, 1));
        }
    }

    private static TestServers servers() {
        List<String> common = List.of(
                "--jdbc-url",
                jdbcUrl,
                "--payment-url",
                payment.url(),
                "--db-connections",
                "2",
                "--deadline-ms",
                "1500");
        TestServers all = new TestServers(common.toArray(String[]::new))
                .add("threads", ThreadsMain.class)
                .add("async-servlet", AsyncServletMain.class)
                .add("event-loop", EventLoopMain.class)
                .add("event-loop-blocked", BlockedLoopMain.class);
        NodeProgram node = new NodeProgram();
        if (node.missing().isEmpty()) {
            all.add(
                    "node",
                    () -> TestChild.start(node.child("node", 256, common).command()));
        }
        return all.add("coroutines", CoroutinesMain.class)
                .add("hybrid", HybridMain.class)
                .add("virtual", VirtualMain.class)
                .add("selvedge", SelvedgeMain.class)
                .add("selvedge-on-tomcat", SelvedgeMain.class, "--front", "tomcat");
    }

    @AfterAll
    static void endAll() throws Exception {
        servers.close();
        payment.close();
        database.close();
    }

    static List<String> models() {
        return servers.models();
    }

    /** All but the one that blocks its loops, where as many orders are under way as there are loops: that is what it is for. */
    static List<String> modelsThatGoOn() {
        return models().stream()
                .filter(model -> !model.equals("event-loop-blocked"))
                .toList();
    }

    @BeforeEach
    void noFault() throws Exception {
        switchTo("none");
    }

    private static void switchTo(String fault) throws Exception {
        assertThat(payment.post("/fault", fault).status()).isEqualTo(200);
    }

    private static String order(String number, int item, int quantity) {
        return "{\"order\":\"" + number + "\",\"customer\":42,\"item\":" + item + ",\"quantity\":" + quantity + "}";
    }

    private static int number(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    private static long written(String number) throws Exception {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.prepareStatement("SELECT count(*) FROM selvedge_lab.orders WHERE id = ?")) {
            statement.setString(1, number);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void order_good_isConfirmedAndWritten(String model) throws Exception {
        Reply reply = servers.get(model).post("/order", order(model + "-good", 17, 3));

        int cents = 3 * Catalogue.seedCents(17);
        assertThat(reply)
                .isEqualTo(new Reply(
                        200,
                        "{\"order\":\"" + model + "-good\",\"item\":17,\"quantity\":3,\"cents\":" + cents
                                + ",\"status\":\"confirmed\"}"));
        assertThat(written(model + "-good")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("models")
    void order_twice_isAnsweredTheSameAndWrittenOnce(String model) throws Exception {
        String order = order(model + "-twice", 18, 1);

        Reply first = servers.get(model).post("/order", order);
        Reply second = servers.get(model).post("/order", order);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second).isEqualTo(first);
        assertThat(written(model + "-twice")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("models")
    void order_manyTimesAtOnce_isAnsweredTheSameAndWrittenOnce(String model) throws Exception {
        String order = order(model + "-at-once", 19, 1);

        List<Reply> replies = TestServers.atOnce(10, () -> servers.get(model).post("/order", order));

        assertThat(replies.getFirst().status()).isEqualTo(200);
        assertThat(replies).containsOnly(replies.getFirst());
        assertThat(written(model + "-at-once")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("models")
    void order_ofUsedNumberForSomethingElse_isRefused(String model) throws Exception {
        servers.get(model).post("/order", order(model + "-used", 20, 1));

        Reply reply = servers.get(model).post("/order", order(model + "-used", 20, 2));

        String text = "order " + model + "-used was placed before, for something else: take another number";
        assertThat(reply).isEqualTo(Reply.refused(409, text));
    }

    @ParameterizedTest
    @MethodSource("models")
    void order_bad_isRefusedWithTheSameText(String model) throws Exception {
        TestChild server = servers.get(model);
        Map<String, Reply> expected = new LinkedHashMap<>();
        expected.put("", Reply.refused(400, "the body is not a JSON object"));
        expected.put("{\"order\":\"r1", Reply.refused(400, "the body is not valid JSON"));
        expected.put("{\"order\":", Reply.refused(400, "the body is not valid JSON"));
        expected.put("[1]", Reply.refused(400, "the body is not a JSON object"));
        expected.put("{}", Reply.refused(400, "the fields order, customer, item and quantity are all needed"));
        expected.put("x".repeat(5_000), Reply.refused(400, "the body is longer than 4096 bytes"));
        expected.put(order("bad", 17, 0), Reply.refused(400, "quantity is 0: expected 1 to 1000"));
        expected.put(order("bad", 17, -7), Reply.refused(400, "quantity is -7: expected 1 to 1000"));
        expected.put(order("bad", 0, 1), Reply.refused(404, "item 0 is unknown"));
        expected.put(order("bad", 123_456, 1), Reply.refused(404, "item 123456 is unknown"));
        expected.put(
                order("bad;drop", 17, 1),
                Reply.refused(400, "order is not a text of 1 to 64 letters, digits, '-', '_' or '.'"));
        expected.put(order("bad", 17, 1).replace("17", "\"17\""), Reply.refused(400, "item is not a whole number"));
        expected.put(
                order("bad", 17, 1).replace("17", "17000000000"), Reply.refused(400, "item is not a whole number"));
        expected.put(order("bad", 17, 1) + "{}", Reply.refused(400, "the body has more than one JSON value"));
        expected.put(order("bad", 17, 1) + "}", Reply.refused(400, "the body is not valid JSON"));
        expected.put(order("bad", 17, 1).replace("17", "1.7e1"), Reply.refused(400, "item is not a whole number"));
        expected.put(order("bad", 17, 1).replace("17", "017"), Reply.refused(400, "the body is not valid JSON"));
        expected.put(order("bad", 17, 1).replace("17", "[17]"), Reply.refused(400, "item is not a whole number"));
        expected.put("{\"order\":\"a\",\"order\":\"b\"}", Reply.refused(400, "field 'order' is there twice"));
        expected.put(
                "{\"size\":1}",
                Reply.refused(400, "there is a field that is not known: expected order, customer, item, quantity"));
        expected.put("{\"order\":null}", expected.get(order("bad;drop", 17, 1)));
        expected.put(order("bad", SOLD_OUT_ITEM, 3), Reply.refused(409, "item " + SOLD_OUT_ITEM + " is sold out"));

        for (Map.Entry<String, Reply> one : expected.entrySet()) {
            assertThat(server.post("/order", one.getKey())).as(one.getKey()).isEqualTo(one.getValue());
        }
        assertThat(written("bad")).isZero();
    }

    @ParameterizedTest
    @MethodSource("models")
    void search_findsTheCheapestItemsThatAreThere(String model) throws Exception {
        Reply reply = servers.get(model).get("/search/9899?page=1");

        StringJoiner items = new StringJoiner(",", "{\"items\":[", "]}");
        IntStream.rangeClosed(1, Catalogue.ITEMS)
                .filter(item -> Catalogue.seedCents(item) == 9_899)
                .filter(item -> item != SOLD_OUT_SEARCHED)
                .limit(10)
                .forEach(item -> items.add("{\"item\":" + item + ",\"cents\":9899}"));
        assertThat(reply).isEqualTo(new Reply(200, items.toString()));
        assertThat(servers.get(model).get("/search/9999999")).isEqualTo(new Reply(200, "{\"items\":[]}"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void search_forNoPrice_isRefused(String model) throws Exception {
        Reply refused = Reply.refused(400, "a search is for a price of 1 to 7 digits, in cents: /search/1999");

        for (String price : List.of("", "12345678", "-1", "19.99", "cheap", "1/2", "1;2", "%31")) {
            assertThat(servers.get(model).get("/search/" + price)).as(price).isEqualTo(refused);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void cart_keepsWhatIsPutIntoItLast_andTakesNoStock(String model) throws Exception {
        TestChild server = servers.get(model);
        String number = model + "-cart";
        int available = number("SELECT available FROM selvedge_lab.item WHERE item = 25");

        assertThat(server.post("/cart", order(number, 25, 3)).status()).isEqualTo(200);
        Reply reply = server.post("/cart", order(number, 25, 2));

        int cents = 2 * Catalogue.seedCents(25);
        assertThat(reply)
                .isEqualTo(new Reply(
                        200,
                        "{\"order\":\"" + number + "\",\"item\":25,\"quantity\":2,\"cents\":" + cents
                                + ",\"status\":\"in the cart\"}"));
        assertThat(number("SELECT quantity FROM selvedge_lab.cart WHERE id = '" + number + "'"))
                .isEqualTo(2);
        assertThat(number("SELECT available FROM selvedge_lab.item WHERE item = 25"))
                .isEqualTo(available);
    }

    @ParameterizedTest
    @MethodSource("models")
    void cart_bad_isRefusedAsAnOrderIs(String model) throws Exception {
        TestChild server = servers.get(model);

        assertThat(server.post("/cart", order("bad", 0, 1))).isEqualTo(Reply.refused(404, "item 0 is unknown"));
        assertThat(server.post("/cart", "[1]")).isEqualTo(Reply.refused(400, "the body is not a JSON object"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void path_unknown_isRefused(String model) throws Exception {
        Reply refused = Reply.refused(404, "there are only GET /search/CENTS, POST /cart and POST /order here");

        assertThat(servers.get(model).get("/order")).isEqualTo(refused);
        assertThat(servers.get(model).get("/searches")).isEqualTo(refused);
        assertThat(servers.get(model).post("/search/1999", "{}")).isEqualTo(refused);
        assertThat(servers.get(model).post("/else", "{}")).isEqualTo(refused);
        assertThat(servers.get(model).post("/cart;size=1", order("bad", 17, 1))).isEqualTo(refused);
        assertThat(servers.get(model).post("/c%61rt", order("bad", 17, 1))).isEqualTo(refused);
    }

    @ParameterizedTest
    @MethodSource("models")
    void order_whosePaymentFails_isRefusedAndNotWritten(String model) throws Exception {
        switchTo("fail");

        Reply reply = servers.get(model).post("/order", order(model + "-unpaid", 21, 1));

        assertThat(reply).isEqualTo(Reply.refused(502, "the payment failed"));
        assertThat(written(model + "-unpaid")).isZero();
    }

    @Test
    void order_whosePaymentHangs_isRefusedAtTheDeadline() throws Exception {
        switchTo("hang");

        Map<String, Reply> replies =
                servers.everywhere((model, server) -> server.post("/order", order(model + "-late", 22, 1)));

        Reply refused = Reply.refused(504, "the deadline passed: ask again, an order with the same number");
        for (Map.Entry<String, Reply> reply : replies.entrySet()) {
            assertThat(reply.getValue()).as(reply.getKey()).isEqualTo(refused);
            assertThat(written(reply.getKey() + "-late")).isZero();
        }
    }

    @Test
    void orders_thatWaitForTheirPayment_holdNoDatabaseConnection_andNobodyUp() throws Exception {
        switchTo("hang");
        List<Future<Reply>> replies = new ArrayList<>();

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String model : modelsThatGoOn()) {
                replies.addAll(waitForTheirPayment(model, clients));
                assertThat(servers.get(model).get("/search/1999").status())
                        .as(model)
                        .isEqualTo(200);
                assertThat(servers.get(model)
                                .post("/cart", order(model + "-beside", 23, 1))
                                .status())
                        .as(model)
                        .isEqualTo(200);
            }
        }

        assertThat(replies).allSatisfy(reply -> assertThat(reply.get().status()).isEqualTo(504));
    }

    /** With two connections, and one held by each order, no third would get as far as the payment in time. */
    private static List<Future<Reply>> waitForTheirPayment(String model, ExecutorService clients) throws Exception {
        int orders = 10;
        long before = payment.gauge("pending");
        List<Future<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            String order = order(model + "-waits-" + i, 23, 1);
            replies.add(clients.submit(() -> servers.get(model).post("/order", order)));
        }
        while (payment.gauge("pending") < before + orders) {
            assertThat(replies).as(model).noneMatch(Future::isDone);
        }
        return replies;
    }

    /** Who ends them is the database itself, as one that is restarted does. */
    @ParameterizedTest
    @MethodSource("models")
    void databaseConnections_thatWereCut_areReplaced(String model) throws Exception {
        TestChild server = servers.get(model);
        assertThat(server.get("/search/1999").status()).isEqualTo(200);

        try (OrderDatabase database = OrderDatabase.connect(jdbcUrl)) {
            assertThat(database.cut(server.ready().pid())).isPositive();
        }
        int status = server.post("/order", order(model + "-cut", 27, 1)).status();
        while (status == 500) {
            status = server.post("/order", order(model + "-cut", 27, 1)).status();
        }

        assertThat(status).isEqualTo(200);
        assertThat(written(model + "-cut")).isEqualTo(1);
        // A driver may tell of a connection's end only at the next statement on it, and each server has two.
        while (!allFound(server)) {
            assertThat(server.process().isAlive()).isTrue();
        }
    }

    /** Searches more often at the same time than a server has connections. */
    private static boolean allFound(TestChild server) throws Exception {
        return TestServers.atOnce(6, () -> server.get("/search/1999")).stream()
                .allMatch(reply -> reply.status() == 200);
    }

    @Test
    void selvedge_atItsLimit_shedsAtOnce() throws Exception {
        switchTo("hang");
        try (TestChild server = servers.start(SelvedgeMain.class, "--limit", "1", "--queue", "1");
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> runs = clients.submit(() -> server.post("/order", order("runs", 24, 1)));
            server.await("running", 1);
            Future<Reply> waits = clients.submit(() -> server.post("/order", order("waits", 24, 1)));
            server.await("waiting", 1);

            Reply shed = server.post("/order", order("shed", 24, 1));

            assertThat(shed).isEqualTo(Reply.refused(503, "too many orders at once: try again later"));
            assertThat(runs.isDone() || waits.isDone()).isFalse();
            assertThat(server.gauge("shed")).isEqualTo(1);
            assertThat(runs.get().status()).isEqualTo(504);
            assertThat(waits.get().status()).isEqualTo(504);
        }
    }

    @Test
    void eventLoopBlocked_whileItsLoopIsKept_saysThatItIsLate() throws Exception {
        switchTo("hang");
        try (TestChild server = TestChild.start(
                        BlockedLoopMain.class,
                        "--jdbc-url",
                        jdbcUrl,
                        "--payment-url",
                        payment.url(),
                        "--loops",
                        "1",
                        "--deadline-ms",
                        "60000");
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> kept = clients.submit(() -> server.post("/order", order("kept", 26, 1)));
            while (server.gauge("loop_lag_ms") < 500) {
                assertThat(kept.isDone()).isFalse();
            }
            server.process().destroyForcibly().waitFor();
        }
    }
}
