package dev.selvedge.examples.bridge;

import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Scope;
import dev.selvedge.examples.Example;
import dev.selvedge.examples.terminal.Arguments;
import dev.selvedge.loop.bridge.Futures;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/**
 * A reactive client inside a scope: a body that is received, one that never ends and is ended by a deadline, and one that is sent while a task makes it. Nothing is
 * buffered without bound on the way: who does not receive stops the server.
 */
public final class BridgeExample implements Example {
    private static final Duration DEFAULT_PATIENCE = Duration.ofMillis(500);
    private static final Duration UNTIL_THE_SERVER_NOTICES = Duration.ofSeconds(30);
    private static final int ORDERS = 1_000;

    /** Makes the example. */
    public BridgeExample() {}

    @Override
    public String name() {
        return "bridge";
    }

    @Override
    public String summary() {
        return "the JDK's reactive HTTP client inside scopes: back-pressure both ways, ended by a deadline [--patience MS]";
    }

    @Override
    public int run(List<String> args, PrintStream out) throws InterruptedException, IOException {
        Arguments given = new Arguments(args);
        Duration patience =
                Duration.ofMillis(given.number("--patience", 1, 60_000).orElse(DEFAULT_PATIENCE.toMillis()));
        given.noMore();

        try (PriceServer server = new PriceServer();
                HttpClient http = HttpClient.newHttpClient()) {
            Client client = new Client(http);
            receive(server, client, out);
            runIntoTheDeadline(server, client, patience, out);
            send(server, client, out);
        }
        return 0;
    }

    private static void receive(PriceServer server, Client client, PrintStream out) throws InterruptedException {
        Lines prices = client.read(server.at("/prices"));
        out.println("A body, received as a channel");
        out.println("    received   " + prices.lines() + " lines");
    }

    private static void runIntoTheDeadline(PriceServer server, Client client, Duration patience, PrintStream out)
            throws InterruptedException {
        out.println();
        out.println("A body that never ends, of which one piece is received");
        Lines ticker = new Lines();
        try {
            client.look(server.at("/ticker"), patience, ticker);
        } catch (DeadlineExceededException e) {
            out.println("    ended      " + e.getMessage());
        }
        String seen = Scope.within(UNTIL_THE_SERVER_NOTICES).call(scope -> Futures.await(server.tickerEnd()));
        out.println("    received   " + ticker.pieces() + " piece");
        out.println("    the server had written " + server.tickerBytes() / 1024 + " KiB and no more; then: " + seen);
    }

    private static void send(PriceServer server, Client client, PrintStream out) throws InterruptedException {
        out.println();
        out.println("A body, sent while a task makes it");
        out.println("    the server has counted " + client.send(server.at("/orders"), ORDERS));
    }
}
