package dev.selvedge.worker;

import dev.selvedge.Cancellation;
import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.sync.Event;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The keepers of a pool, as daemons of its scope: the scope ends when they have, and they when their children are gone. */
final class Children {

    private final Settings settings;
    private final OutputLines lines;
    private final Set<ProcessHandle> alive = ConcurrentHashMap.newKeySet();
    private final AtomicInteger keepers;

    Children(Settings settings) {
        this.settings = settings;
        lines = new OutputLines(settings.name, settings.output);
        keepers = new AtomicInteger(settings.size);
    }

    void start(Scope scope, Channel<Assignment> queue, Event closing) {
        Runnable close = () -> {
            closing.set();
            queue.abort();
        };
        for (int place = 1; place <= settings.size; place++) {
            String name = settings.name + "-" + place;
            Keeper keeper = new Keeper(settings, name, queue, closing, lines, this::watch);
            // its end is noted outside of its body, which never runs if it is cancelled before it begins
            scope.forkDaemon("keeper of " + name, () -> shielded(close, keeper::run))
                    .whenEnded(this::keeperEnded);
        }
        scope.forkDaemon("output of pool " + settings.name, () -> shielded(close, lines::run));
    }

    /** A cancellation closes the pool, and does no more: it would close the connections to the children at once. */
    private static void shielded(Runnable onCancel, Task.Action body) throws Exception {
        try (var _ = Cancellation.onCancel(onCancel)) {
            Cancellation.<Object, Exception>shield(() -> {
                body.run();
                return onCancel;
            });
        }
    }

    private void keeperEnded() {
        if (keepers.decrementAndGet() == 0) {
            lines.close();
        }
    }

    private void watch(Process process) {
        ProcessHandle handle = process.toHandle();
        alive.add(handle);
        var _ = process.onExit().thenRun(() -> alive.remove(handle));
    }

    List<ProcessHandle> processes() {
        return List.copyOf(alive);
    }
}
