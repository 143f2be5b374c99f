package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.Size;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Who is at work with a queue: who was seen to fill it, who to empty it, and who has it within reach. */
final class Users {

    private static final int MOST_SHOWN = 4;

    private static final Pattern FILLS = Pattern.compile(
            "(java\\.util\\.|dev\\.selvedge\\.)[\\w.$]*\\.(put|offer|add|addLast|transfer|execute|submit|send|trySend)\\(");

    private static final Pattern EMPTIES = Pattern.compile(
            "(java\\.util\\.|dev\\.selvedge\\.)[\\w.$]*\\.(take|poll|drainTo|getTask|runWorker|receive|tryReceive)\\(");

    private final Patient patient;
    private final Size queue;

    Users(Patient patient, Size queue) {
        this.patient = patient;
        this.queue = queue;
    }

    List<String> paragraph() {
        Map<Long, ThreadState> users = new LinkedHashMap<>();
        Set<Long> filling = new HashSet<>();
        Set<Long> emptying = new HashSet<>();
        for (Snapshot sample : patient.samples()) {
            for (ThreadState thread : sample.threads()) {
                boolean waits = waitsForElement(thread);
                if (waits || queue.users().contains(thread.id())) {
                    users.put(thread.id(), thread);
                    if (waits || isIn(thread, EMPTIES)) {
                        emptying.add(thread.id());
                    }
                    if (isIn(thread, FILLS)) {
                        filling.add(thread.id());
                    }
                }
            }
        }
        List<String> lines = new ArrayList<>();
        lines.addAll(lines("filled by ", users, filling));
        lines.addAll(lines("emptied by ", users, emptying));
        users.keySet().removeAll(filling);
        users.keySet().removeAll(emptying);
        lines.addAll(lines("within reach of ", users, users.keySet()));
        return lines;
    }

    private boolean waitsForElement(ThreadState thread) {
        return !queue.takersWaitAt().isEmpty()
                && thread.waits().stream()
                        .anyMatch(wait -> wait.resource().id().equals(queue.takersWaitAt())
                                && !wait.operation().equals("send"));
    }

    private static boolean isIn(ThreadState thread, Pattern pattern) {
        return thread.stack().stream()
                .anyMatch(frame ->
                        pattern.matcher(frame.substring(frame.indexOf('/') + 1)).lookingAt());
    }

    private static List<String> lines(String what, Map<Long, ThreadState> users, Set<Long> which) {
        List<ThreadState> threads = users.values().stream()
                .filter(user -> which.contains(user.id()))
                .toList();
        List<String> lines = new ArrayList<>();
        threads.stream()
                .limit(MOST_SHOWN)
                .forEach(thread -> lines.add(what + Threads.name(thread) + Threads.at(thread)));
        if (threads.size() > MOST_SHOWN) {
            lines.add("  and " + (threads.size() - MOST_SHOWN) + " more");
        }
        return lines;
    }
}
