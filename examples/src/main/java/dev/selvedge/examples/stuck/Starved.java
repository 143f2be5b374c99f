package dev.selvedge.examples.stuck;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Virtual threads that could run and find no carrier. */
final class Starved {
    private static final int QUEUED = 20;

    /** What the hogs wait for; written by a thread that never runs. */
    private static volatile boolean flag;

    /** Where the hogs leave what they compute. */
    @SuppressWarnings("UnusedVariable") // written so that the computing is not for nothing
    private static volatile long sum;

    private Starved() {}

    static List<Case> cases() {
        return List.of(
                plan("hogs", "as many virtual threads compute as there are carriers, 20 new ones queue", Starved::hogs),
                plan(
                        "hogs-awake",
                        "as many compute as there are carriers, 20 that were woken meanwhile queue",
                        Starved::hogsAwake),
                plan(
                        "spin-on-flag",
                        "as many spin as there are carriers, for a flag that a queued virtual thread would set",
                        Starved::spinOnFlag));
    }

    private static Case plan(String name, String story, Job plant) {
        return new Plan(name, Kind.STARVED, story, plant);
    }

    private static void hogs() throws InterruptedException {
        occupyWith(Starved::compute);
        for (int i = 0; i < QUEUED; i++) {
            Stage.virtual("queued " + i, () -> {});
        }
    }

    private static void hogsAwake() throws InterruptedException {
        List<CountDownLatch> alarms =
                Stream.generate(() -> new CountDownLatch(1)).limit(QUEUED).toList();
        Stage sleepers = new Stage(QUEUED);
        for (CountDownLatch alarm : Stage.keep(alarms)) {
            Stage.virtual("woken " + alarms.indexOf(alarm), () -> {
                sleepers.lastStep();
                alarm.await();
            });
        }
        sleepers.awaitStuck();
        occupyWith(Starved::compute);
        alarms.forEach(CountDownLatch::countDown);
    }

    private static void spinOnFlag() throws InterruptedException {
        occupyWith(() -> {
            while (!flag) {
                Thread.onSpinWait();
            }
        });
        Stage.virtual("sets the flag", () -> flag = true);
    }

    private static void occupyWith(Job job) throws InterruptedException {
        int carriers = Stage.carriers();
        Stage stage = new Stage(carriers);
        for (int i = 0; i < carriers; i++) {
            Stage.virtual("hog " + i, () -> {
                stage.lastStep();
                job.run();
            });
        }
        stage.awaitLastSteps();
    }

    /** Computes without an end and without a pause. */
    static void compute() {
        long value = 1;
        while (!Thread.currentThread().isInterrupted()) {
            for (int i = 0; i < 1_000_000; i++) {
                value = value * 6364136223846793005L + 1442695040888963407L;
            }
            sum = value;
        }
    }
}
