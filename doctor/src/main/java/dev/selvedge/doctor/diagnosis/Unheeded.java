package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.diagnosis.Finding.Certainty;
import dev.selvedge.doctor.diagnosis.Finding.Kind;
import dev.selvedge.doctor.snapshot.Asked;
import dev.selvedge.doctor.snapshot.ThreadState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tasks that were asked to end, and go on: they compute without asking, wait where an interrupt does not reach, or are shielded. */
final class Unheeded {

    /** Cleaning up takes its time. */
    private static final long PATIENCE_MILLIS = 5_000;

    private static final int MOST_SHOWN = 5;

    private final Patient patient;

    Unheeded(Patient patient) {
        this.patient = patient;
    }

    private record Request(String by, String reason) {}

    /** One for each request: it may concern all the tasks of a scope. */
    List<Finding> findings() {
        Map<Request, List<ThreadState>> unheeded = new LinkedHashMap<>();
        for (ThreadState thread : patient.threads()) {
            Asked asked = thread.task().cancelled();
            if (asked != null && asked.agoMillis() > PATIENCE_MILLIS && !waitsForItsTasks(thread)) {
                unheeded.computeIfAbsent(new Request(asked.by(), asked.reason()), _ -> new ArrayList<>())
                        .add(thread);
            }
        }
        return unheeded.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** It has heeded, and waits for those that have not. */
    private static boolean waitsForItsTasks(ThreadState thread) {
        return thread.waits().stream().anyMatch(wait -> wait.resource().kind().equals("scope"));
    }

    private Finding finding(Request request, List<ThreadState> tasks) {
        List<String> details = new ArrayList<>();
        details.add("cancelled by " + request.by() + ": " + request.reason());
        tasks.stream().limit(MOST_SHOWN).forEach(task -> details.addAll(Threads.paragraph(task, patient)));
        if (tasks.size() > MOST_SHOWN) {
            details.add("and " + (tasks.size() - MOST_SHOWN) + " more");
        }
        return new Finding(
                Kind.UNHEEDED,
                Certainty.PROBABLE,
                title(tasks),
                details,
                "ask Cancellation.check() in long computations, wait with what can be interrupted, and keep what is shielded short",
                tasks.stream().map(ThreadState::id).toList());
    }

    private static String title(List<ThreadState> tasks) {
        ThreadState first = tasks.getFirst();
        Asked asked = first.task().cancelled();
        double seconds = asked == null ? 0 : asked.agoMillis() / 1e3;
        return tasks.size() == 1
                ? String.format(
                        Locale.ROOT, "%s was cancelled %.0f s ago, and goes on", Threads.shortName(first), seconds)
                : String.format(Locale.ROOT, "%,d tasks were cancelled %.0f s ago, and go on", tasks.size(), seconds);
    }
}
