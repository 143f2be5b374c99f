package dev.selvedge.doctor.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest {

    private static Graph around(Snapshot snapshot, Long... threads) {
        return Neighbourhood.ofThreads(new Census(snapshot), List.of(threads));
    }

    private static List<String> ids(Graph graph) {
        return graph.nodes().stream().map(Graph.Node::id).toList();
    }

    @Test
    void deadlock_isACircleOfThreadsAndWhatTheyHold() {
        Graph graph = around(Server.deadlock(), 1L, 2L);
        assertThat(ids(graph)).containsExactly("t1", "rright", "t2", "rleft");
        assertThat(graph.nodes()).extracting(Graph.Node::level).containsExactly(0, 1, 2, 3);
        assertThat(graph.edges())
                .containsExactlyInAnyOrder(
                        new Graph.Edge("t1", "rright", "waits to lock"),
                        new Graph.Edge("rright", "t2", "held by"),
                        new Graph.Edge("t2", "rleft", "waits to lock"),
                        new Graph.Edge("rleft", "t1", "held by"));
    }

    @Test
    void join_isAnArrowWithoutAThingBetween() {
        Graph graph = around(
                Server.jvm(Server.thread(1, "one", List.of(Server.joins(2))), Server.thread(2, "two", List.of())), 1L);
        assertThat(graph.edges()).containsExactly(new Graph.Edge("t1", "t2", "waits for its end"));
    }

    @Test
    void whoWaitsForIt_isBefore_twoStepsFar() {
        Graph graph = around(
                Server.jvm(
                        Server.thread(1, "one", List.of(), Server.lock("a")),
                        Server.thread(2, "two", List.of(Server.wants(Server.lock("a"), 1L)), Server.lock("b")),
                        Server.thread(3, "three", List.of(Server.wants(Server.lock("b"), 2L)), Server.lock("c")),
                        Server.thread(4, "four", List.of(Server.wants(Server.lock("c"), 3L)))),
                1L);
        assertThat(ids(graph)).containsExactly("t1", "ra", "t2", "rb", "t3");
        assertThat(graph.nodes()).extracting(Graph.Node::level).containsExactly(0, -1, -2, -3, -4);
    }

    @Test
    void manyAlike_areCounted() {
        ThreadState[] all = LongStream.rangeClosed(1, 1000)
                .mapToObj(id -> id == 1
                        ? Server.thread(1, "one", List.of(), Server.lock("a"))
                        : Server.thread(id, "t", List.of(Server.wants(Server.lock("a"), 1L))))
                .toArray(ThreadState[]::new);
        Graph graph = around(Server.jvm(all), 1L);
        assertThat(graph.nodes()).hasSize(8);
        assertThat(graph.nodes().getLast().label()).isEqualTo("and 994 more waiting");
        Graph ofOneOfThem = around(Server.jvm(all), 500L);
        assertThat(ofOneOfThem.nodes())
                .hasSizeLessThan(12)
                .anyMatch(node -> node.kind().equals("more"));
    }

    @Test
    void longChain_isBounded() {
        ThreadState[] all = LongStream.rangeClosed(1, 500)
                .mapToObj(id -> Server.thread(id, "t", List.of(Server.joins(id + 1))))
                .toArray(ThreadState[]::new);
        assertThat(around(Server.jvm(all), 250L).nodes()).hasSizeLessThanOrEqualTo(48);
    }

    @Test
    void holderThatHasEnded_isNamedSo() {
        Graph graph = around(Server.jvm(Server.thread(1, "one", List.of(Server.wants(Server.lock("a"), 9L)))), 1L);
        assertThat(graph.nodes().getLast().detail()).isEqualTo("has ended");
    }

    @Test
    void resource_showsWhoWaitsAndWhoHolds() {
        Census census = new Census(Server.deadlock());
        Graph graph = Neighbourhood.ofResource(census, Server.lock("left"));
        assertThat(ids(graph)).contains("rleft", "t1", "t2", "rright");
        assertThat(graph.edges()).contains(new Graph.Edge("rleft", "t1", "held by"));
    }
}
