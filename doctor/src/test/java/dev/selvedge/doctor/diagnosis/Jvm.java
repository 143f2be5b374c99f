package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.Asked;
import dev.selvedge.doctor.snapshot.Resource;
import dev.selvedge.doctor.snapshot.ScopeState;
import dev.selvedge.doctor.snapshot.Size;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.Task;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Snapshots made by hand. */
final class Jvm {

    private final List<ThreadState> threads = new ArrayList<>();
    private final List<Size> sizes = new ArrayList<>();
    private final List<ScopeState> scopes = new ArrayList<>();
    private int parallelism = 2;
    private Instant time = Instant.EPOCH;

    static Resource resource(String kind, String name) {
        return new Resource(name, kind, kind + " " + name);
    }

    static Wait held(String operation, Resource resource, long... holders) {
        return new Wait(
                operation, resource, java.util.Arrays.stream(holders).boxed().toList(), false, false);
    }

    static Wait anybody(String operation, Resource resource) {
        return new Wait(operation, resource, List.of(), true, false);
    }

    Jvm thread(long id, String state, String frame, Wait... waits) {
        return add(id, false, state, 0, frame, waits);
    }

    Jvm virtual(long id, String state, long carrier, String frame, Wait... waits) {
        return add(id, true, state, carrier, frame, waits);
    }

    private Jvm add(long id, boolean virtual, String state, long carrier, String frame, Wait... waits) {
        threads.add(new ThreadState(
                id,
                "t" + id,
                virtual,
                virtual,
                state,
                carrier,
                List.of(frame),
                List.of(waits),
                List.of(),
                "",
                Task.NONE));
        return this;
    }

    Jvm carriers(int number) {
        parallelism = number;
        return this;
    }

    /** A task that computes, in a scope. */
    Jvm task(long id, String name, String scope) {
        Task task =
                new Task("task '" + name + "'", List.of("com.acme.Main.fork(Main.java:7)"), name, scope, false, null);
        threads.add(computing(id, task));
        return this;
    }

    /** Asks a task to end. */
    Jvm cancelled(Asked asked, long id) {
        threads.replaceAll(thread -> {
            Task task = thread.task();
            return thread.id() != id
                    ? thread
                    : computing(
                            id, new Task(task.description(), task.forkedAt(), task.name(), task.scope(), false, asked));
        });
        return this;
    }

    private static ThreadState computing(long id, Task task) {
        List<String> stack = List.of("com.acme.Main.run(Main.java:1)");
        return new ThreadState(id, "", true, true, "RUNNABLE", 0, stack, List.of(), List.of(), "", task);
    }

    Jvm scope(String name, long owner) {
        scopes.add(new ScopeState(name, name, owner, 5_000, null, null));
        return this;
    }

    /** A queue, whose takers wait at what has its name. */
    Jvm queue(String name, long size, long capacity, Long... users) {
        sizes.add(new Size(resource("queue", name), size, capacity, "com.acme.Till.pending", List.of(users), name));
        return this;
    }

    Jvm at(long second) {
        time = Instant.ofEpochSecond(second);
        return this;
    }

    Snapshot snapshot() {
        return new Snapshot(
                42, "com.acme.Main", "Test VM 25", time.toString(), parallelism, 0, threads, List.of(), sizes, scopes);
    }

    Report examined() {
        return Diagnosis.of(List.of(snapshot(), snapshot()));
    }
}
