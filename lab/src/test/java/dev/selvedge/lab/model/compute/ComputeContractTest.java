package dev.selvedge.lab.model.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.model.TestChild;
import dev.selvedge.lab.model.TestChild.Reply;
import dev.selvedge.lab.model.TestServers;
import dev.selvedge.lab.workload.compute.ComputeWorkload;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model of the workload {@code compute} has to answer, to the byte. */
final class ComputeContractTest {

    private static final TestServers SERVERS = new TestServers()
            .add("threads", ThreadsComputeMain.class)
            .add("gil", GilComputeMain.class)
            .add("processes", ProcessesComputeMain.class)
            .add("virtual", VirtualComputeMain.class)
            .add("selvedge", SelvedgeComputeMain.class);

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

    private static String request(int from, int length, int tasks) {
        return "{\"from\":" + from + ",\"length\":" + length + ",\"tasks\":" + tasks + "}";
    }

    @Test
    void models_ofTheWorkload_areAllTested() {
        assertThat(models()).isEqualTo(TestServers.modelsOf(new ComputeWorkload()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void compute_anyNumberOfTasks_givesTheSameAnswer(String model) throws Exception {
        for (int tasks : new int[] {1, 2, 3, 7, 16, 64}) {
            assertThat(SERVERS.get(model).post("/compute", request(1, 100, tasks)))
                    .as("%d tasks", tasks)
                    .isEqualTo(new Reply(200, "{\"from\":1,\"length\":100,\"primes\":25}"));
        }
        assertThat(SERVERS.get(model).post("/compute", request(1_000_000, 1_000, 4)))
                .isEqualTo(new Reply(200, "{\"from\":1000000,\"length\":1000,\"primes\":75}"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void compute_moreTasksThanNumbers_isAnswered(String model) throws Exception {
        assertThat(SERVERS.get(model).post("/compute", request(7, 1, 64)))
                .isEqualTo(new Reply(200, "{\"from\":7,\"length\":1,\"primes\":1}"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void compute_manyRequestsAtOnce_areAllAnswered(String model) throws Exception {
        TestChild server = SERVERS.get(model);

        List<Reply> replies = TestServers.atOnce(20, () -> server.post("/compute", request(1, 1_000, 8)));

        assertThat(replies).containsOnly(new Reply(200, "{\"from\":1,\"length\":1000,\"primes\":168}"));
        assertThat(server.gauge("running")).isZero();
    }

    @ParameterizedTest
    @MethodSource("models")
    void compute_badRequest_isRefusedWithTheSameText(String model) throws Exception {
        TestChild server = SERVERS.get(model);
        assertThat(server.post("/compute", request(1, 10, 0)))
                .isEqualTo(Reply.refused(400, "tasks is not a whole number from 1 to 64"));
        assertThat(server.post("/compute", request(1, 10, 65)))
                .isEqualTo(Reply.refused(400, "tasks is not a whole number from 1 to 64"));
        assertThat(server.post("/compute", request(0, 10, 1)))
                .isEqualTo(Reply.refused(400, "from is not a whole number from 1 to 1000000000"));
        assertThat(server.post("/compute", "{\"from\":1")).isEqualTo(Reply.refused(400, "the body is not valid JSON"));
        assertThat(server.post("/compute", "x".repeat(2_000)))
                .isEqualTo(Reply.refused(400, "the body is longer than 1024 bytes"));
        assertThat(server.get("/compute")).isEqualTo(Reply.refused(404, "there is only POST /compute here"));
        assertThat(server.post("/compute;tasks=1", request(1, 10, 1)))
                .isEqualTo(Reply.refused(404, "there is only POST /compute here"));
        assertThat(server.get("/health")).isEqualTo(new Reply(200, "ok"));
    }

    @Test
    void gil_severalTasks_handTheLockOver() throws Exception {
        TestChild gil = SERVERS.get("gil");
        long before = gil.gauge("handovers_total");
        // so long that a task is asked for the lock: each is more than one interval
        gil.post("/compute", request(900_000_000, 40_000, 4));
        assertThat(gil.gauge("handovers_total")).isGreaterThan(before);
        assertThat(gil.gauge("lock_waiting")).isZero();
    }

    @Test
    void processes_itsChildren_endWithIt() throws Exception {
        TestChild server = TestChild.start(ProcessesComputeMain.class, "--children", "1");
        server.post("/compute", request(1, 100, 8));
        List<ProcessHandle> children = server.process().descendants().toList();
        assertThat(children).isNotEmpty();
        server.process().destroyForcibly().waitFor();
        for (ProcessHandle child : children) {
            child.onExit().get();
        }
    }
}
