package dev.selvedge.doctor.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who waits for whom, around something: at most so many nodes, each on a level. Confined to the thread that makes it. */
final class Graph {

    private final int mostNodes;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    /**
     * A thread, something that is waited for, or those for whom there is no room.
     *
     * @param id tells it from the others
     * @param kind {@code thread}, {@code resource} or {@code more}
     * @param label what to call it
     * @param detail a second line, empty for none
     * @param thread the thread's number; 0 if it is none
     * @param level how many steps from what was asked for: positive for what that waits for, negative for who waits for that
     */
    record Node(String id, String kind, String label, String detail, long thread, int level) {}

    /** An arrow from who waits towards who could end that. */
    record Edge(String from, String to, String label) {}

    Graph(int mostNodes) {
        this.mostNodes = mostNodes;
    }

    boolean has(String id) {
        return nodes.containsKey(id);
    }

    boolean isFull() {
        return nodes.size() >= mostNodes;
    }

    int level(String id) {
        Node node = nodes.get(id);
        return node == null ? 0 : node.level();
    }

    /** The first word on a node stands. */
    void add(Node node) {
        nodes.putIfAbsent(node.id(), node);
    }

    /** Between nodes that are there; the same one once. */
    void connect(String from, String to, String label) {
        Edge edge = new Edge(from, to, label);
        if (has(from) && has(to) && !edges.contains(edge)) {
            edges.add(edge);
        }
    }

    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    List<Edge> edges() {
        return List.copyOf(edges);
    }
}
