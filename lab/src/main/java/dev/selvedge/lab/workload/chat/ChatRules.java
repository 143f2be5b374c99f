package dev.selvedge.lab.workload.chat;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.decimal;
import static dev.selvedge.lab.explain.Text.millis;

import dev.selvedge.lab.explain.Facts;
import dev.selvedge.lab.explain.Rule;
import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.result.ModelResult;
import java.util.List;
import java.util.Optional;

/** What follows from the figures of a chat. */
final class ChatRules {

    static final List<Rule> ALL =
            List.of(Story.FAILURE, ChatRules::volume, ChatRules::connection, ChatRules::slowReaders);

    /** A server that bounds what it keeps for one client keeps less than that for five. */
    private static final double UNBOUNDED_KIB = 256;

    private ChatRules() {}

    static Optional<String> volume(Facts facts) {
        ModelResult model = facts.model();
        if (model.answers() == 0) {
            return Optional.of("No line was delivered in " + count(model.seconds()) + " s.");
        }
        return Optional.of(
                ("%s lines a second were said, each to the %s members of a room, which makes %s deliveries a second. Half took at"
                                + " most %s, 99 of 100 at most %s, and the longest %s.")
                        .formatted(
                                count(facts.conditions().rate()),
                                count(facts.conditions().number("room")),
                                count(model.throughputPerS()),
                                millis(model.p50Ms()),
                                millis(model.p99Ms()),
                                millis(model.maxMs())));
    }

    static Optional<String> connection(Facts facts) {
        Held held = Held.of(facts);
        if (!(held.connections() > 0)) {
            return Optional.empty();
        }
        String heap = Double.isNaN(held.heapKib())
                ? "what one takes of the heap was not found out"
                : decimal(held.heapKib()) + " KiB of live heap for each";
        return Optional.of(
                "It held %s connections: %s; %s platform threads; the whole process, divided by them, %s KiB resident."
                        .formatted(
                                count(held.connections()),
                                heap,
                                count(facts.model().max("threads")),
                                decimal(held.residentKib())));
    }

    static boolean hadSlowReaders(Facts facts) {
        return ChatScene.SLOW_READERS.equals(facts.conditions().fault());
    }

    static boolean roomWaited(Facts facts) {
        return hadSlowReaders(facts) && Held.of(facts).stalled();
    }

    /** Who drops lines has a bound. */
    static boolean keepsEverything(Facts facts) {
        Held held = Held.of(facts);
        return hadSlowReaders(facts) && held.keptKib() >= UNBOUNDED_KIB && !(held.dropped() >= 1);
    }

    static Optional<String> slowReaders(Facts facts) {
        if (!hadSlowReaders(facts)) {
            return Optional.empty();
        }
        Held held = Held.of(facts);
        if (held.stalled()) {
            return Optional.of(
                    ("Backpressure without a bound of time is the limit: five members of the busy room did not read, a write to"
                                    + " them blocked, and whoever spoke in that room waited with it. Of %s deliveries a second there"
                                    + " %s were left.")
                            .formatted(count(held.busyBefore()), count(held.busyMeanwhile())));
        }
        if (keepsEverything(facts)) {
            return Optional.of(
                    ("Memory is the limit: what five members did not read was kept for them, up to %s KiB in a third of %d s, and"
                                    + " nothing bounds it. The others noticed nothing: %s deliveries a second in the busy room before,"
                                    + " %s meanwhile.")
                            .formatted(
                                    count(held.keptKib()),
                                    facts.conditions().seconds(),
                                    count(held.busyBefore()),
                                    count(held.busyMeanwhile())));
        }
        return Optional.of(
                "It dropped %s lines for members that did not read%s: %s deliveries a second in the busy room before, %s meanwhile."
                        .formatted(
                                Double.isNaN(held.dropped()) ? "no" : count(held.dropped()),
                                facts.model().timeouts() == 0
                                        ? "; nobody waited for them"
                                        : ", and some for members that did, as it could not keep up",
                                count(held.busyBefore()),
                                count(held.busyMeanwhile())));
    }
}
