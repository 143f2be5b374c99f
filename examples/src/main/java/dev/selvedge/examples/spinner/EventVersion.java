package dev.selvedge.examples.spinner;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * With nothing but the JDK: a thread that turns until an event tells it to stop. It is short, but all of the care is left to
 * the caller: forget {@code countDown} and the thread turns for ever, forget {@code join} and it may draw over what comes
 * next, and should it fail, nobody is told.
 */
final class EventVersion implements Version {
    @Override
    public String name() {
        return "event";
    }

    @Override
    public int run(SlowCall call, Spinner spinner) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Thread turning = Thread.ofVirtual().name("spinner").start(() -> turnUntil(done, spinner));
        try {
            return call.compute(() -> {});
        } finally {
            done.countDown();
            turning.join();
        }
    }

    private static void turnUntil(CountDownLatch done, Spinner spinner) {
        try {
            do {
                spinner.turn();
            } while (!done.await(Spinner.PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever did that wants it to end, and so it does
        }
    }
}
