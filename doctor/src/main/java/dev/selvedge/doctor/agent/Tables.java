package dev.selvedge.doctor.agent;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What many threads of a snapshot have in common: stacks and resources. Each is written once, before all else, and referred to by its
 * number; of 100,000 blocked threads that is most of what there is to say.
 */
final class Tables {

    /** Equal stacks are one object: see {@link Eye}. */
    private final IdentityHashMap<List<StackTraceElement>, Integer> stackNumbers = new IdentityHashMap<>();

    private final Map<Integer, List<StackTraceElement>> stacks = new LinkedHashMap<>();
    private final Map<Thing, Integer> resources = new LinkedHashMap<>();

    static Tables of(Survey survey) {
        Tables tables = new Tables();
        for (Look look : survey.looks()) {
            tables.add(look.stack());
            survey.waitsOf(look.thread()).forEach(wait -> tables.add(wait.resource()));
            survey.holdsOf(look.thread()).forEach(tables::add);
        }
        survey.sizes().forEach(size -> tables.add(size.resource()));
        return tables;
    }

    private void add(List<StackTraceElement> stack) {
        int next = stacks.size();
        if (stackNumbers.putIfAbsent(stack, next) == null) {
            stacks.put(next, stack);
        }
    }

    private void add(Thing resource) {
        resources.putIfAbsent(resource, resources.size());
    }

    int numberOf(List<StackTraceElement> stack) {
        return Objects.requireNonNull(stackNumbers.get(stack));
    }

    int numberOf(Thing resource) {
        return Objects.requireNonNull(resources.get(resource));
    }

    void write(Json json) {
        Map<StackTraceElement, String> frames = new HashMap<>();
        json.name("stacks").beginArray();
        for (List<StackTraceElement> stack : stacks.values()) {
            json.beginArray();
            stack.forEach(frame -> json.value(frames.computeIfAbsent(frame, StackTraceElement::toString)));
            json.endArray();
        }
        json.endArray();
        json.name("resources").beginArray();
        for (Thing resource : resources.keySet()) {
            json.beginObject();
            json.name("id").value(resource.id());
            json.name("kind").value(resource.kind());
            json.name("description").value(resource.description());
            json.endObject();
        }
        json.endArray();
    }
}
