package dev.selvedge.doctor.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what {@code jcmd PID Thread.dump_to_file -format=json} has written. A dump knows less than a look into the JVM: see the gaps. */
public final class DumpReader {

    /** A dump of a million threads takes about this; what is bigger is no dump. */
    private static final long MOST_BYTES = 4L << 30;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<String> GAPS = List.of(
            "who holds a ReentrantLock or another lock of java.util.concurrent: a dump does not say; examine the process itself for that",
            "what Selvedge knows (tasks, channels, who holds a permit): a dump does not say",
            "the sizes of queues: a dump does not say",
            "whether anything moves: a dump is one moment");

    private DumpReader() {}

    /**
     * Reads a dump.
     *
     * @param file the file
     * @return the JVM at that moment
     * @throws UnreadableDumpException if it is no such dump; the message is one line
     */
    public static Snapshot read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UnreadableDumpException(
                        "'" + file + "' has " + Files.size(file) + " bytes: no thread dump is that big");
            }
            JsonNode dump = MAPPER.readTree(file.toFile()).path("threadDump");
            if (!dump.path("threadContainers").isArray()) {
                throw new UnreadableDumpException("'" + file + "' is JSON, but no thread dump: expected what "
                        + "'jcmd PID Thread.dump_to_file -format=json FILE' writes");
            }
            return new DumpReader.Dump(dump).snapshot();
        } catch (JsonProcessingException | MalformedInputException e) {
            throw new UnreadableDumpException(
                    "'" + file + "' is no complete JSON: expected what "
                            + "'jcmd PID Thread.dump_to_file -format=json FILE' writes" + where(e),
                    e);
        } catch (NoSuchFileException e) {
            throw new UnreadableDumpException(
                    "there is no file '" + file
                            + "': expected what 'jcmd PID Thread.dump_to_file -format=json FILE' writes",
                    e);
        } catch (IOException e) {
            throw new UnreadableDumpException("'" + file + "' can't be read: " + e.getMessage(), e);
        }
    }

    private static String where(IOException e) {
        return e instanceof JsonProcessingException json && json.getLocation() != null
                ? " (line " + json.getLocation().getLineNr() + ")"
                : "";
    }

    /** One dump while it is read. */
    private static final class Dump {

        private final JsonNode root;

        /** Who owns a monitor, by what the dump calls it. */
        private final Map<String, Long> owners = new HashMap<>();

        Dump(JsonNode root) {
            this.root = root;
        }

        Snapshot snapshot() {
            List<JsonNode> threads = new ArrayList<>();
            List<String> containers = new ArrayList<>();
            for (JsonNode container : root.path("threadContainers")) {
                for (JsonNode thread : container.path("threads")) {
                    threads.add(thread);
                    containers.add(container.path("container").asText(""));
                }
            }
            threads.forEach(this::noteOwned);
            List<ThreadState> states = new ArrayList<>();
            for (int i = 0; i < threads.size(); i++) {
                states.add(state(threads.get(i), containers.get(i)));
            }
            return new Snapshot(
                    root.path("processId").asLong(),
                    "",
                    "Java " + root.path("runtimeVersion").asText("of an unknown version"),
                    root.path("time").asText(""),
                    0,
                    0,
                    states,
                    GAPS,
                    List.of(),
                    List.of());
        }

        /** A thread in {@code Object.wait} is listed as the owner of the monitor that it has released. */
        private Set<String> owned(JsonNode thread) {
            Set<String> owned = new HashSet<>();
            for (JsonNode frame : thread.path("monitorsOwned")) {
                for (JsonNode lock : frame.path("locks")) {
                    if (!lock.isNull()) {
                        owned.add(lock.asText());
                    }
                }
            }
            owned.remove(thread.path("waitingOn").asText(""));
            return owned;
        }

        private void noteOwned(JsonNode thread) {
            owned(thread)
                    .forEach(monitor -> owners.put(monitor, thread.path("tid").asLong()));
        }

        private ThreadState state(JsonNode thread, String container) {
            List<String> stack = new ArrayList<>();
            thread.path("stack").forEach(frame -> stack.add(frame.asText()));
            String state = thread.path("state").asText("RUNNABLE");
            return new ThreadState(
                    thread.path("tid").asLong(),
                    thread.path("name").asText(""),
                    thread.path("virtual").asBoolean(false),
                    false,
                    state,
                    thread.path("carrier").asLong(0),
                    stack,
                    waits(thread, state.equals("TIMED_WAITING")),
                    owned(thread).stream().map(Dump::monitor).toList(),
                    container,
                    Task.NONE);
        }

        private List<Wait> waits(JsonNode thread, boolean timed) {
            String blockedOn = thread.path("blockedOn").asText("");
            if (!blockedOn.isEmpty()) {
                Long owner = owners.get(blockedOn);
                return List.of(new Wait(
                        "lock", monitor(blockedOn), owner == null ? List.of() : List.of(owner), owner == null, false));
            }
            String waitingOn = thread.path("waitingOn").asText("");
            if (!waitingOn.isEmpty()) {
                return List.of(new Wait("notify", monitor(waitingOn), List.of(), true, timed));
            }
            String blocker = thread.path("parkBlocker").path("object").asText("");
            boolean parked = thread.path("state").asText("").endsWith("WAITING");
            return blocker.isEmpty() || !parked
                    ? List.of()
                    : List.of(new Wait("park", new Resource(blocker, "other", blocker), List.of(), true, timed));
        }

        private static Resource monitor(String name) {
            return new Resource(name, "monitor", "monitor of " + name);
        }
    }
}
