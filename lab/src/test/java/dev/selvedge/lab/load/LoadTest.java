package dev.selvedge.lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadTest {

    private static final int HALF_A_SECOND = 500_000;

    private static final RequestSource SOURCE = (sequence, target) -> target.writeCharSequence(
            "POST /order HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}", StandardCharsets.US_ASCII);

    private final EventLoopGroup group = Opener.oneLoop();

    @AfterEach
    void end() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private List<LoadLine> run(StandIn server, int connections, int rate, int warmUp, int seconds, int timeOut)
            throws Exception {
        return run(server, connections, rate, warmUp, seconds, timeOut, "");
    }

    private List<LoadLine> run(
            StandIn server, int connections, int rate, int warmUp, int seconds, int timeOut, String fault)
            throws Exception {
        BlockingQueue<LoadLine> lines = new LinkedBlockingQueue<>();
        LoadOptions options = new LoadOptions(server.port(), connections, rate, warmUp, seconds, timeOut, fault, 0);
        Load load = new Load(options, SOURCE, group, lines::add);
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

    private static Histogram all(List<LoadLine> lines) {
        Histogram all = LoadLine.emptyHistogram();
        lines.forEach(line -> all.add(line.latencies()));
        return all;
    }

    /** Waits in a server as work does; no test waits by it. */
    private static String after(long millis, String answer) {
        try {
            return new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS) ? "" : answer;
        } catch (InterruptedException e) {
            return "";
        }
    }

    @Test
    void closedLoad_countsEachAnswerOnce_andNoneIsFasterThanTheServer() throws Exception {
        try (StandIn server = new StandIn(number -> after(50, StandIn.ok()))) {
            List<LoadLine> lines = run(server, 20, 0, 1, 2, 10_000);
            assertThat(sum(lines, LoadLine::confirmed)).isEqualTo(server.requests());
            assertThat(lines).extracting(LoadLine::phase).contains(LoadLine.WARM_UP, LoadLine.MEASURE, LoadLine.DRAIN);
            assertThat(all(lines).getMinValue()).isGreaterThanOrEqualTo(49_000);
            assertThat(lines).extracting(LoadLine::waiting).allMatch(waiting -> waiting <= 20);
        }
    }

    @Test
    void openLoad_serverThatStalls_showsTheWaitOfEveryRequestThatWasDue() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        long[] until = new long[1];
        try (StandIn server = new StandIn(number -> {
            synchronized (until) {
                until[0] = first.getCount() == 1 ? System.nanoTime() + TimeUnit.SECONDS.toNanos(1) : until[0];
                first.countDown();
            }
            return after(TimeUnit.NANOSECONDS.toMillis(Math.max(0, until[0] - System.nanoTime())), StandIn.ok());
        })) {
            List<LoadLine> lines = run(server, 2, 200, 0, 2, 10_000);
            long slow = all(lines).getCountBetweenValues(HALF_A_SECOND - 20_000, Long.MAX_VALUE / 2);
            assertThat(slow)
                    .as("requests that were due in the first half of a stall of one second")
                    .isGreaterThanOrEqualTo(99);
        }
    }

    @Test
    void openLoad_serverThatNeverAnswers_countsTimeOutsAndWhatWasNeverSent() throws Exception {
        try (StandIn server = new StandIn(number -> after(60_000, ""))) {
            List<LoadLine> lines = run(server, 3, 100, 0, 2, 500);
            assertThat(sum(lines, LoadLine::confirmed)).isZero();
            assertThat(sum(lines, LoadLine::timeOuts)).isGreaterThanOrEqualTo(3);
            assertThat(sum(lines, LoadLine::unsent)).isGreaterThanOrEqualTo(100);
        }
    }

    @Test
    void burst_asksTenTimesAsMuch_inTheMiddleThird() throws Exception {
        try (StandIn server = new StandIn(number -> StandIn.ok())) {
            List<LoadLine> lines = run(server, 50, 100, 0, 3, 10_000, LoadOptions.BURST);
            // 100 in the first second, 1,000 in the second, 100 in the third; seconds of a busy machine are long
            assertThat(sum(lines, LoadLine::confirmed) + sum(lines, LoadLine::unsent))
                    .isBetween(900L, 2_000L);
        }
    }

    @Test
    void slowClient_isNoReproachToTheServer() throws Exception {
        try (StandIn server = new StandIn(number -> StandIn.ok())) {
            List<LoadLine> lines = run(server, 200, 50, 0, 3, 10_000, LoadOptions.SLOW_CLIENT);
            assertThat(sum(lines, LoadLine::confirmed)).isEqualTo(server.requests());
            assertThat(lines).extracting(LoadLine::waiting).anyMatch(waiting -> waiting >= 10);
            assertThat(all(lines).getMaxValue()).isLessThan(3_000_000);
        }
    }

    @Test
    void statuses_areCountedApart_andDoNotCountAsAnswers() throws Exception {
        try (StandIn server = new StandIn(number -> number % 2 == 0 ? StandIn.status(503) : StandIn.ok())) {
            List<LoadLine> lines = run(server, 2, 0, 0, 1, 10_000);
            long refused = sum(lines, line -> line.statuses().getOrDefault("503", 0L));
            assertThat(refused).isPositive();
            assertThat(refused + sum(lines, LoadLine::confirmed)).isEqualTo(server.requests());
            assertThat(all(lines).getTotalCount()).isEqualTo(sum(lines, LoadLine::confirmed));
        }
    }

    @Test
    void connections_thatTheServerEnds_areCountedAndOpenedAgain() throws Exception {
        try (StandIn server = new StandIn(number -> number % 3 == 0 ? "" : StandIn.ok())) {
            List<LoadLine> lines = run(server, 4, 0, 0, 2, 10_000);
            assertThat(sum(lines, LoadLine::broken)).isGreaterThan(4);
        }
    }

    @Test
    void open_nobodyThere_saysHowManyConnectionsWereOpened() throws IOException {
        int port;
        try (StandIn server = new StandIn(number -> StandIn.ok())) {
            port = server.port();
        }
        LoadOptions options = new LoadOptions(port, 10, 0, 0, 1, 1_000, "", 0);
        Load load = new Load(options, SOURCE, group, line -> {});
        assertThatThrownBy(() -> load.open().get()).hasMessageContaining("of 10 connections only 0 could be opened");
    }
}
