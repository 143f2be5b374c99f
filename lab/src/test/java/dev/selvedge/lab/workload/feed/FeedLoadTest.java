package dev.selvedge.lab.workload.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.lab.feed.Item;
import dev.selvedge.lab.items.Counts;
import dev.selvedge.lab.items.ItemMain;
import dev.selvedge.lab.load.LoadLine;
import dev.selvedge.lab.load.LoadOptions;
import dev.selvedge.lab.load.Opener;
import dev.selvedge.lab.load.SortLine;
import dev.selvedge.lab.model.TestChild;
import dev.selvedge.lab.model.feed.SelvedgeFeedMain;
import io.netty.channel.EventLoopGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeedLoadTest {

    private final EventLoopGroup group = Opener.oneLoop();

    @AfterEach
    void end() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private List<LoadLine> run(int server, int items, int seconds, String fault, int timeOutMillis) throws Exception {
        BlockingQueue<LoadLine> lines = new LinkedBlockingQueue<>();
        LoadOptions options = new LoadOptions(server, 500, 40, 0, seconds, timeOutMillis, fault, 0);
        FeedLoad load = new FeedLoad(new FeedScene(options, items), group, lines::add);
        load.open().get();
        load.begin();
        List<LoadLine> all = new ArrayList<>();
        while (all.isEmpty() || !all.getLast().phase().equals(LoadLine.DONE)) {
            all.add(lines.take());
        }
        return all;
    }

    private static long sum(List<LoadLine> lines, ToLongFunction<LoadLine> value) {
        return lines.stream().mapToLong(value).sum();
    }

    private static long first(LoadLine line) {
        SortLine sort = line.sorts().get(FeedScene.FIRST);
        return sort == null ? 0 : sort.confirmed();
    }

    @Test
    void readers_seeTheirItems_andNoWorkGoesOnWhenTheyHaveLeft() throws Exception {
        try (TestChild items = TestChild.start(ItemMain.class, "--least-us", "500", "--most-us", "3000");
                TestChild server = TestChild.start(SelvedgeFeedMain.class, "--items-url", items.url())) {
            List<LoadLine> lines = run(server.ready().port(), items.ready().port(), 3, FeedScene.SLOW_CLIENT, 10_000);
            long seen = sum(lines, LoadLine::confirmed);
            long readers = sum(lines, FeedLoadTest::first);
            assertThat(readers).isBetween(60L, 125L);
            assertThat(seen).isGreaterThan(2 * readers);
            assertThat(sum(lines, LoadLine::timeOuts) + sum(lines, LoadLine::broken))
                    .isZero();
            assertThat(lines).flatExtracting(line -> line.statuses().keySet()).isEmpty();
            Counts counts =
                    new ObjectMapper().readValue(items.post("/counts", "").body(), Counts.class);
            assertThat(counts.answered()).isGreaterThanOrEqualTo(seen);
            assertThat(counts.doubled()).isZero();
            assertThat(server.gauge("readers")).isZero();
            assertThat(server.gauge("pending")).isZero();
        }
    }

    @Test
    void server_thatShowsTheWrongItem_isFoundOut() throws Exception {
        try (Liar server = new Liar(true)) {
            List<LoadLine> lines = run(server.port(), 0, 1, "none", 10_000);
            assertThat(sum(lines, line -> line.statuses().getOrDefault("500", 0L)))
                    .isPositive();
            assertThat(sum(lines, LoadLine::confirmed)).isZero();
        }
    }

    @Test
    void server_thatShowsNothing_isGivenUp_andTheWaitCounts() throws Exception {
        try (Liar server = new Liar(false)) {
            List<LoadLine> lines = run(server.port(), 0, 1, "none", 300);
            assertThat(sum(lines, LoadLine::timeOuts)).isPositive();
            assertThat(lines.stream()
                            .mapToLong(line -> line.latencies().getMaxValue())
                            .max()
                            .orElseThrow())
                    .isGreaterThanOrEqualTo(300_000);
        }
    }

    /** A server that shows everybody the second item first, or nothing at all. */
    private static final class Liar implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        private final boolean talks;

        Liar(boolean talks) throws IOException {
            this.talks = talks;
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return server.getLocalPort();
        }

        private void accept() {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> lie(socket));
                } catch (IOException e) {
                    // It is closed.
                }
            }
        }

        private void lie(Socket socket) {
            try (socket) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                int reader = Integer.parseInt(in.readLine().substring(5));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (talks) {
                        socket.getOutputStream().write(Item.line(reader, 1, new byte[] {'x'}));
                    }
                }
            } catch (IOException e) {
                // The reader has left.
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
