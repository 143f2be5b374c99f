package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.ThreadState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Threads that stand at the same place and wait for the same kind of thing. Those of the JVM itself are left out.
 *
 * @param count how many
 * @param what what they do, in a few words
 * @param kind what they are: {@code virtual threads}, {@code platform threads}, or {@code suspended tasks}
 * @param example the name of one
 * @param stack their frames, from the first of the program's own on; all if there is none
 */
public record Group(int count, String what, String kind, String example, List<String> stack) {

    /** Takes a copy. */
    public Group {
        stack = List.copyOf(stack);
    }

    private record Key(String kind, String state, List<String> operations, List<String> stack) {}

    static List<Group> of(List<ThreadState> threads) {
        Map<Key, List<ThreadState>> groups = new LinkedHashMap<>();
        for (ThreadState thread : threads.stream()
                .filter(thread -> !Threads.isOfTheJvm(thread) && !Threads.isCarrier(thread))
                .toList()) {
            List<String> operations = thread.waits().stream()
                    .map(wait -> wait.operation() + " " + wait.resource().kind())
                    .toList();
            groups.computeIfAbsent(
                            new Key(Threads.kind(thread), thread.state(), operations, thread.stack()),
                            key -> new ArrayList<>())
                    .add(thread);
        }
        return groups.values().stream()
                .map(Group::alike)
                .sorted(Comparator.comparingInt(Group::count).reversed())
                .toList();
    }

    private static Group alike(List<ThreadState> threads) {
        ThreadState first = threads.getFirst();
        String what = first.waits().isEmpty()
                ? Threads.state(first)
                : (threads.size() == 1 ? "waits " : "wait ")
                        + Threads.describe(first.waits().getFirst())
                        + (threads.size() == 1 ? "" : " or the like");
        return new Group(
                threads.size(),
                what,
                Threads.kind(first),
                Threads.shortName(first),
                Threads.fromUsersCode(first.stack()));
    }
}
