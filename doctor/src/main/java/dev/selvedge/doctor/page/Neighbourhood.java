package dev.selvedge.doctor.page;

import dev.selvedge.doctor.diagnosis.Words;
import dev.selvedge.doctor.snapshot.Resource;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the wait graph out around one thread, the threads of a finding, or a resource: whom they wait for, and whom those wait for, to the end;
 * then who waits for them, two steps back. Where there are many alike, a few are shown and the rest is counted.
 */
final class Neighbourhood {

    private static final int MOST_NODES = 48;

    /** Of these, so many at most for whom it waits for: the others are for who waits for it. */
    private static final int MOST_AHEAD = 32;

    private static final int MOST_ALIKE = 5;
    private static final int STEPS_BACK = 2;

    private static final Set<String> JOINS = Set.of("join", "wait for the end of");

    private final Census census;
    private final Graph graph = new Graph(MOST_NODES);

    private Neighbourhood(Census census) {
        this.census = census;
    }

    static Graph ofThreads(Census census, Collection<Long> threads) {
        Neighbourhood around = new Neighbourhood(census);
        for (long thread : threads.stream().limit(MOST_AHEAD).toList()) {
            // In a cycle the others are met on the way, each one step further than the one before.
            around.ahead(thread, 0);
        }
        around.back(threads);
        return around.graph;
    }

    static Graph ofResource(Census census, Resource resource) {
        Neighbourhood around = new Neighbourhood(census);
        String id = idOf(resource);
        around.graph.add(node(resource, 0));
        List<ThreadState> waiters = census.waitersAt(resource.id());
        for (ThreadState waiter : waiters.stream().limit(1).toList()) {
            around.ahead(waiter.id(), -1);
        }
        around.some(waiters, id, -1);
        return around.graph;
    }

    // ---- whom it waits for -----------------------------------------------------------------------------------------

    private void ahead(long start, int level) {
        Deque<Long> next = new ArrayDeque<>();
        meet(start, level, next);
        while (!next.isEmpty()) {
            ThreadState thread = census.thread(next.remove());
            if (thread != null) {
                thread.waits().stream().limit(MOST_ALIKE).forEach(wait -> follow(thread, wait, next));
            }
        }
    }

    private void meet(long thread, int level, Deque<Long> next) {
        String id = idOf(thread);
        if (!graph.has(id) && graph.nodes().size() < MOST_AHEAD) {
            graph.add(node(thread, level));
            next.add(thread);
        }
    }

    private void follow(ThreadState thread, Wait wait, Deque<Long> next) {
        String from = idOf(thread.id());
        int level = graph.level(from);
        if (isJoin(wait)) {
            for (long holder : wait.holders().stream().limit(MOST_ALIKE).toList()) {
                meet(holder, level + 1, next);
                graph.connect(from, idOf(holder), "waits for its end");
            }
            return;
        }
        String resource = idOf(wait.resource());
        if (!graph.has(resource) && graph.nodes().size() < MOST_AHEAD) {
            graph.add(node(wait.resource(), level + 1));
        }
        graph.connect(from, resource, verb(wait));
        for (long holder : wait.holders().stream().limit(MOST_ALIKE).toList()) {
            meet(holder, level + 2, next);
            graph.connect(resource, idOf(holder), "held by");
        }
        rest(wait.holders().size() - MOST_ALIKE, resource, level + 2, "holders", false);
    }

    // ---- who waits for it ------------------------------------------------------------------------------------------

    private void back(Collection<Long> start) {
        Deque<Long> now = new ArrayDeque<>(start.stream().limit(MOST_AHEAD).toList());
        for (int step = 0; step < STEPS_BACK; step++) {
            Deque<Long> next = new ArrayDeque<>();
            for (long holder : now) {
                back(holder, next);
            }
            now = next;
        }
        // Who waits for the same as those that were asked for.
        for (long thread : start.stream().limit(MOST_ALIKE).toList()) {
            ThreadState state = census.thread(thread);
            if (state != null) {
                state.waits().stream().filter(wait -> !isJoin(wait)).forEach(this::others);
            }
        }
    }

    private void others(Wait wait) {
        String id = idOf(wait.resource());
        if (graph.has(id)) {
            some(census.waitersAt(wait.resource().id()), id, graph.level(id) - 1);
        }
    }

    private void back(long holder, Deque<Long> next) {
        String to = idOf(holder);
        Map<Resource, List<ThreadState>> byResource = new LinkedHashMap<>();
        for (ThreadState waiter : census.waitersFor(holder)) {
            waiter.waits().stream()
                    .filter(wait -> wait.holders().contains(holder))
                    .forEach(wait -> byResource
                            .computeIfAbsent(wait.resource(), key -> new ArrayList<>())
                            .add(waiter));
        }
        byResource.forEach((resource, waiters) -> {
            int level = graph.level(to) - 1;
            String at = to;
            if (waiters.getFirst().waits().stream()
                    .noneMatch(wait -> wait.resource().equals(resource) && isJoin(wait))) {
                at = idOf(resource);
                if (!graph.has(at) && !graph.isFull()) {
                    graph.add(node(resource, level));
                    level--;
                } else {
                    level = graph.level(at) - 1;
                }
                graph.connect(at, to, "held by");
            }
            some(waiters, at, level);
            waiters.stream().limit(MOST_ALIKE).forEach(waiter -> next.add(waiter.id()));
        });
    }

    /** Some of many that wait at a node, and how many more do. */
    private void some(List<ThreadState> waiters, String at, int level) {
        int shown = 0;
        for (ThreadState waiter : waiters) {
            String id = idOf(waiter.id());
            if (!graph.has(id) && shown < MOST_ALIKE && !graph.isFull()) {
                graph.add(node(waiter.id(), level));
            }
            if (graph.has(id)) {
                shown++;
                graph.connect(id, at, verbTowards(waiter, at));
            }
        }
        rest(waiters.size() - shown, at, level, "waiting", true);
    }

    private void rest(int more, String at, int level, String what, boolean towards) {
        String id = "more " + what + " " + at;
        if (more > 0 && graph.has(at)) {
            graph.add(new Graph.Node(
                    id, "more", String.format(Locale.ROOT, "and %,d more %s", more, what), "", 0, level));
            graph.connect(towards ? id : at, towards ? at : id, "");
        }
    }

    // ---- nodes -----------------------------------------------------------------------------------------------------

    private Graph.Node node(long id, int level) {
        ThreadState thread = census.thread(id);
        return thread == null
                ? new Graph.Node(idOf(id), "thread", "thread #" + id, "has ended", 0, level)
                : new Graph.Node(
                        idOf(id),
                        "thread",
                        Brief.text(Words.shortName(thread)),
                        Brief.text(Words.place(thread)),
                        id,
                        level);
    }

    private static Graph.Node node(Resource resource, int level) {
        return new Graph.Node(
                idOf(resource), "resource", Brief.text(resource.description()), resource.kind(), 0, level);
    }

    private static String idOf(long thread) {
        return "t" + thread;
    }

    private static String idOf(Resource resource) {
        return "r" + resource.id();
    }

    private static boolean isJoin(Wait wait) {
        return JOINS.contains(wait.operation()) && !wait.holders().isEmpty();
    }

    private static String verbTowards(ThreadState waiter, String at) {
        return waiter.waits().stream()
                .filter(wait -> idOf(wait.resource()).equals(at))
                .findFirst()
                .map(Neighbourhood::verb)
                .orElse("waits for its end");
    }

    private static String verb(Wait wait) {
        return switch (wait.operation()) {
            case "lock" -> "waits to lock";
            case "receive" -> "waits to receive";
            case "send" -> "waits to send";
            case "notify" -> "waits to be notified";
            case "class init" -> "waits for initialization";
            default -> "waits for";
        };
    }

    /** What a page asks for by {@code thread}, {@code finding} or {@code resource}; null if it is not there any more. */
    static @Nullable Graph asked(Picture picture, String kind, String id) {
        Census census = picture.census();
        return switch (kind) {
            case "thread" -> {
                long thread = Ids.isOfThread(id) ? Long.parseLong(id) : 0;
                yield census.thread(thread) == null ? null : ofThreads(census, List.of(thread));
            }
            case "finding" ->
                picture.seen().findings().stream()
                        .filter(finding -> Ids.of(finding).equals(id))
                        .findFirst()
                        .map(finding -> ofThreads(census, finding.threads()))
                        .orElse(null);
            default -> {
                Resource resource = census.resource(id);
                yield resource == null ? null : ofResource(census, resource);
            }
        };
    }
}
