package dev.selvedge.lab.model.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.model.TestChild;
import dev.selvedge.lab.model.TestServers;
import dev.selvedge.lab.workload.chat.ChatWorkload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model of the workload {@code chat} has to say, to the byte; and what it does with a client that does not read. */
@Timeout(60)
final class ChatContractTest {

    private static final TestServers SERVERS = new TestServers()
            .add("threads", ThreadsChatMain.class)
            .add("event-loop", LoopChatMain.class)
            .add("event-loop-bounded", LoopChatMain.class, "--keep", "32768")
            .add("virtual", VirtualChatMain.class)
            .add("selvedge", SelvedgeChatMain.class);
    private static final String LONG = "x".repeat(4_000);

    @BeforeAll
    static void startAll() throws Exception {
        SERVERS.start();
    }

    @AfterAll
    static void endAll() throws Exception {
        SERVERS.close();
    }

    static List<String> models() {
        return SERVERS.models();
    }

    /** Those that drop what a client does not read. */
    static List<String> modelsThatDrop() {
        return List.of("event-loop-bounded", "selvedge");
    }

    private static int port(String model) {
        return SERVERS.get(model).ready().port();
    }

    @Test
    void models_ofTheWorkload_areAllTested() {
        assertThat(models()).isEqualTo(TestServers.modelsOf(new ChatWorkload()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void say_isHeardByEveryMemberOfTheRoom_theSpeakerToo(String model) throws Exception {
        try (ChatClient anna = ChatClient.in(port(model), 1);
                ChatClient bert = ChatClient.in(port(model), 1);
                ChatClient carl = ChatClient.in(port(model), 2)) {
            anna.send("SAY good morning");
            assertThat(anna.hear()).isEqualTo("good morning");
            assertThat(bert.hear()).isEqualTo("good morning");
            carl.send("SAY alone here");
            assertThat(carl.hear()).isEqualTo("alone here");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void say_severalLines_areHeardInTheirOrder(String model) throws Exception {
        try (ChatClient anna = ChatClient.in(port(model), 3);
                ChatClient bert = ChatClient.in(port(model), 3)) {
            List<String> said = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                said.add("line " + i);
                anna.send("SAY line " + i);
            }
            for (String line : said) {
                assertThat(bert.hear()).isEqualTo(line);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void join_another_leavesTheFirst(String model) throws Exception {
        try (ChatClient anna = ChatClient.in(port(model), 4);
                ChatClient bert = ChatClient.in(port(model), 4)) {
            anna.send("JOIN 5");
            assertThat(anna.hear()).isEqualTo("JOINED 5");
            bert.send("SAY still there?");
            assertThat(bert.hear()).isEqualTo("still there?");
            anna.send("SAY no");
            assertThat(anna.hear()).isEqualTo("no");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void mistakes_areAnsweredWithTheSameText(String model) throws Exception {
        try (ChatClient client = new ChatClient(port(model))) {
            client.send("SAY hello");
            assertThat(client.hear()).isEqualTo("ERROR there is nobody to hear it: JOIN a room first");
            client.send("SING");
            assertThat(client.hear()).isEqualTo("ERROR this is neither JOIN nor SAY");
            client.send("");
            assertThat(client.hear()).isEqualTo("ERROR this is neither JOIN nor SAY");
            client.send("JOIN -1");
            assertThat(client.hear()).isEqualTo("ERROR the room is not a whole number from 0 to 1000000");
            client.send("JOIN seven");
            assertThat(client.hear()).isEqualTo("ERROR the room is not a whole number from 0 to 1000000");
            client.raw("JOIN 6\r\n");
            assertThat(client.hear()).isEqualTo("JOINED 6");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void line_tooLong_endsTheConnection(String model) throws Exception {
        try (ChatClient client = new ChatClient(port(model))) {
            client.raw("SAY " + "x".repeat(4_200));
            assertThat(client.hear()).isEqualTo("ERROR the line is longer than 4096 bytes");
            assertThat(client.hear()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void client_thatGoes_isForgotten(String model) throws Exception {
        TestChild server = SERVERS.get(model);
        try (ChatClient anna = ChatClient.in(port(model), 7)) {
            try (ChatClient bert = ChatClient.in(port(model), 7)) {
                bert.send("SAY bye");
                assertThat(anna.hear()).isEqualTo("bye");
            }
            anna.send("SAY gone");
            assertThat(anna.hear()).isEqualTo("gone");
        }
        server.await("connections", 0);
    }

    @ParameterizedTest
    @MethodSource("modelsThatDrop")
    void client_thatDoesNotRead_losesLines_andNobodyWaits(String model) throws Exception {
        TestChild server = SERVERS.get(model);
        long before = server.gauge("dropped_total");
        try (ChatClient anna = ChatClient.in(port(model), 8);
                ChatClient silent = ChatClient.in(port(model), 8)) {
            int said = 0;
            while (server.gauge("dropped_total") == before) {
                for (int i = 0; i < 50; i++) {
                    anna.send("SAY " + said + " " + LONG);
                    assertThat(anna.hear()).isEqualTo(said++ + " " + LONG);
                }
            }
            assertThat(silent.hear()).as("what came first is there").isEqualTo("0 " + LONG);
        }
    }

    @Test
    void eventLoop_withoutABound_keepsWhatAClientDoesNotRead() throws Exception {
        TestChild server = SERVERS.get("event-loop");
        try (ChatClient anna = ChatClient.in(port("event-loop"), 9);
                ChatClient silent = ChatClient.in(port("event-loop"), 9)) {
            int said = 0;
            while (server.gauge("kept_bytes") < 500_000) {
                for (int i = 0; i < 50; i++) {
                    anna.send("SAY " + said + " " + LONG);
                    assertThat(anna.hear()).isEqualTo(said++ + " " + LONG);
                }
            }
            for (int i = 0; i < said; i++) {
                assertThat(silent.hear()).isEqualTo(i + " " + LONG);
            }
        }
        assertThat(server.gauge("dropped_total")).isZero();
    }
}
