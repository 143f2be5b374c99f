package dev.selvedge.lab.workload.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.load.LoadLine;
import dev.selvedge.lab.load.LoadOptions;
import dev.selvedge.lab.load.Opener;
import dev.selvedge.lab.model.TestChild;
import dev.selvedge.lab.model.chat.LoopChatMain;
import dev.selvedge.lab.model.chat.VirtualChatMain;
import io.netty.channel.EventLoopGroup;
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
class ChatLoadTest {

    private static final int ROOM = 10;

    private final EventLoopGroup group = Opener.oneLoop();

    @AfterEach
    void end() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private List<LoadLine> run(TestChild server, String fault, int seconds, int timeOutMillis) throws Exception {
        BlockingQueue<LoadLine> lines = new LinkedBlockingQueue<>();
        LoadOptions options =
                new LoadOptions(server.ready().port(), 3 * ROOM, 100, 0, seconds, timeOutMillis, fault, 0);
        ChatLoad load = new ChatLoad(new ChatScene(options, ROOM, 4_000, fault), group, lines::add);
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

    @Test
    void everyMessage_isHeardByEachMemberOfItsRoom() throws Exception {
        try (TestChild server = TestChild.start(LoopChatMain.class)) {
            List<LoadLine> lines = run(server, "none", 2, 10_000);
            long deliveries = sum(lines, LoadLine::confirmed);
            assertThat(deliveries).isGreaterThan(1_000);
            assertThat(deliveries % ROOM).isZero();
            assertThat(sum(lines, LoadLine::timeOuts) + sum(lines, LoadLine::broken))
                    .isZero();
            assertThat(lines).flatExtracting(line -> line.statuses().keySet()).isEmpty();
        }
    }

    @Test
    void slowReaders_ofAServerThatBlocks_keepTheOthersWaiting() throws Exception {
        try (TestChild server = TestChild.start(VirtualChatMain.class)) {
            List<LoadLine> lines = run(server, ChatScene.SLOW_READERS, 6, 500);
            assertThat(sum(lines, LoadLine::timeOuts))
                    .as("deliveries to members that do read")
                    .isPositive();
        }
    }
}
