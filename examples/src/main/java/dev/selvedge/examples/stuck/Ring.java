package dev.selvedge.examples.stuck;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Threads that each take one thing and then want the next one's. */
final class Ring {
    private static final List<String> NAMES = List.of("ann", "bob", "cleo");

    private final List<Held> things;
    private final CountDownLatch allHold;
    private final Stage stage;

    Ring(Held... things) {
        this.things = List.of(things);
        this.allHold = new CountDownLatch(things.length);
        this.stage = new Stage(things.length);
    }

    /** Runs each part on a thread of its own; returns when all are stuck. */
    void close(Thread.Builder... threads) throws InterruptedException {
        for (int i = 0; i < threads.length; i++) {
            int place = i;
            Stage.start(threads[i].name(name(i)), () -> part(place));
        }
        awaitStuck();
    }

    void awaitStuck() throws InterruptedException {
        stage.awaitStuck();
    }

    static String name(int place) {
        return NAMES.get(place);
    }

    /** Takes what is at this place, waits until all have theirs, and wants the next. */
    void part(int place) throws Exception {
        things.get(place).during(() -> {
            allHold.countDown();
            allHold.await();
            Held next = things.get((place + 1) % things.size());
            stage.lastStep();
            next.during(() -> {});
        });
    }
}
