package dev.selvedge.simulation;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All that can be set, with what is usual. Never changed once others can see it. */
final class Settings {

    long schedules = 1_000;
    long seed = 1;
    int steps = 100_000;
    Strategy strategy = Strategy.mixed();
    boolean strict;
    boolean all;
    Duration stall = Duration.ofSeconds(10);

    @Nullable
    String replay;

    Settings with(Consumer<Settings> change) {
        Settings changed = new Settings();
        changed.schedules = schedules;
        changed.seed = seed;
        changed.steps = steps;
        changed.strategy = strategy;
        changed.strict = strict;
        changed.all = all;
        changed.stall = stall;
        changed.replay = replay;
        change.accept(changed);
        return changed;
    }
}
