package dev.selvedge.lab.workload.backend;

import dev.selvedge.lab.plan.Services;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.result.Condition;
import java.util.List;

/**
 * A service that the servers of a workload call, which takes its time.
 *
 * @param name   one word for its process: {@code payment}
 * @param key    what its faults and what servers are told of it begin with
 * @param title  what it is called after "the": {@code payment service}
 * @param main   its program
 * @param millis how long a call takes, about
 * @param each   what takes that long: {@code a call}
 */
public record CalledService(String name, String key, String title, Class<?> main, int millis, String each) {

    /** Returns what the report says of it. */
    Condition condition() {
        return new Condition(Condition.SERVICE_MS, title, millis, "about %d ms %s".formatted(millis, each));
    }

    /** Returns what it is called within a sentence. */
    String inSentences() {
        return "the " + title;
    }

    /** Returns what servers are told of it, in pairs of key and value. */
    List<String> arguments(String url) {
        return List.of("--" + key + "-url", url);
    }

    /** Starts it, blocks until it serves, and returns where. */
    String start(Services services) throws ChildFailedException, InterruptedException {
        List<String> delay = List.of("--delay-ms", Integer.toString(millis));
        return "http://127.0.0.1:"
                + services.start(name, inSentences(), main, delay).port();
    }
}
