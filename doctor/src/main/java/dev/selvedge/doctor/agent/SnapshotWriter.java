package dev.selvedge.doctor.agent;

import dev.selvedge.doctor.agent.Selvedge.Known;
import dev.selvedge.doctor.agent.Selvedge.KnownScope;
import dev.selvedge.doctor.agent.Selvedge.KnownTask;
import dev.selvedge.doctor.agent.Selvedge.Request;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Writes a snapshot with the names that the records of {@code dev.selvedge.doctor.snapshot} have, and numbers for {@link Tables} in the
 * place of stacks and resources.
 */
final class SnapshotWriter {

    private final Json json;

    private final Survey survey;
    private final Tables tables;

    private SnapshotWriter(Json json, Survey survey) {
        this.json = json;
        this.survey = survey;
        this.tables = Tables.of(survey);
    }

    static void write(Survey survey, Json json) {
        json.beginObject();
        SnapshotWriter writer = new SnapshotWriter(json, survey);
        writer.tables.write(json);
        json.name("snapshot");
        writer.snapshot();
        json.endObject();
    }

    private void snapshot() {
        json.beginObject();
        json.name("pid").value(ProcessHandle.current().pid());
        json.name("program").value(program());
        json.name("vm").value(property("java.vm.name") + " " + property("java.vm.version"));
        json.name("takenAt").value(Instant.now().toString());
        json.name("parallelism").value(parallelism(survey));
        json.name("pauseMicros").value(survey.pauseMicros());
        json.name("threads").beginArray();
        survey.looks().forEach(this::thread);
        json.endArray();
        strings("gaps", survey.gaps());
        json.name("sizes").beginArray();
        survey.sizes().forEach(this::size);
        json.endArray();
        json.name("scopes").beginArray();
        survey.scopes().forEach(scope -> scope(survey, scope));
        json.endArray();
        json.endObject();
    }

    private void thread(Look look) {
        Thread thread = look.thread();
        Thread carrier = look.carrier();
        json.beginObject();
        json.name("id").value(StandIn.number(thread));
        json.name("name").value(look.name());
        json.name("virtual").value(thread.isVirtual() || thread instanceof StandIn);
        json.name("daemon").value(thread.isDaemon());
        json.name("state").value(look.state().name());
        json.name("carrier").value(carrier == null ? 0 : carrier.threadId());
        json.name("stack").value(tables.numberOf(look.stack()));
        json.name("waits").beginArray();
        survey.waitsOf(thread).forEach(this::wait);
        json.endArray();
        json.name("holds").beginArray();
        survey.holdsOf(thread).forEach(this::resource);
        json.endArray();
        json.name("container").value(survey.containerOf(thread));
        task(survey, survey.knownOf(thread));
        json.endObject();
    }

    private void wait(Waited wait) {
        json.beginObject();
        json.name("operation").value(wait.operation());
        json.name("resource");
        resource(wait.resource());
        json.name("holders").beginArray();
        wait.holders().forEach(holder -> json.value(StandIn.number(holder)));
        json.endArray();
        json.name("anybody").value(wait.anybody());
        json.name("timed").value(wait.timed());
        json.endObject();
    }

    private void resource(Thing thing) {
        json.value(tables.numberOf(thing));
    }

    private void task(Survey survey, Known known) {
        KnownTask task = known.task();
        json.name("task").beginObject();
        json.name("description").value(known.description());
        strings("forkedAt", known.forkedAt());
        json.name("name").value(task == null ? "" : task.name());
        json.name("scope").value(task == null ? "" : survey.idOf(task.scope()));
        json.name("daemon").value(task != null && task.daemon());
        request(task == null ? null : task.cancelled());
        json.endObject();
    }

    private void scope(Survey survey, KnownScope scope) {
        json.beginObject();
        json.name("id").value(survey.idOf(scope));
        json.name("name").value(scope.name());
        Thread owner = survey.ownerOf(scope);
        json.name("owner").value(owner == null ? 0 : StandIn.number(owner));
        json.name("ageMillis").value(scope.ageMillis());
        Long left = scope.leftMillis();
        if (left != null) {
            json.name("leftMillis").value(left);
        }
        request(scope.cancelled());
        json.endObject();
    }

    private void request(@Nullable Request cancelled) {
        if (cancelled != null) {
            json.name("cancelled").beginObject();
            json.name("by").value(cancelled.by());
            json.name("reason").value(cancelled.reason());
            json.name("agoMillis").value(cancelled.agoMillis());
            json.endObject();
        }
    }

    private void size(Sized queue) {
        json.beginObject();
        json.name("resource");
        resource(queue.resource());
        json.name("size").value(queue.size());
        json.name("capacity").value(queue.capacity());
        json.name("place").value(queue.place());
        json.name("users").beginArray();
        queue.users().forEach(json::value);
        json.endArray();
        json.name("takersWaitAt").value(queue.takersWaitAt());
        json.endObject();
    }

    private void strings(String name, Collection<String> values) {
        json.name(name).beginArray();
        values.forEach(json::value);
        json.endArray();
    }

    /** The main class, or the name of the jar; not where it is, and not its arguments, which may be secret. */
    private static String program() {
        String command = property("sun.java.command");
        int end = command.indexOf(' ');
        String first = end < 0 ? command : command.substring(0, end);
        return first.substring(first.lastIndexOf('/') + 1);
    }

    /** The scheduler is asked only where there is a virtual thread, as asking creates it. */
    private static int parallelism(Survey survey) {
        Class<?> virtual = Peek.type("java.lang.VirtualThread");
        Thread any = survey.looks().stream()
                .map(Look::thread)
                .filter(Thread::isVirtual)
                .filter(thread -> virtual != null && virtual.isInstance(thread))
                .findFirst()
                .orElse(null);
        int set = scheduler(any) instanceof ForkJoinPool pool
                ? pool.getParallelism()
                : Integer.getInteger("jdk.virtualThreadScheduler.parallelism", 0);
        return set > 0 ? set : Runtime.getRuntime().availableProcessors();
    }

    private static @Nullable Object scheduler(@Nullable Thread virtual) {
        return Peek.field(virtual, "java.lang.VirtualThread", "DEFAULT_SCHEDULER");
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }
}
