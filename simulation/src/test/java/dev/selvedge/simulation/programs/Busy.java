package dev.selvedge.simulation.programs;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.simulation.Simulation;
import dev.selvedge.sync.Semaphore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** A program with something of everything, for tests of sameness. Started as a class of its own, it prints the trace of a seed. */
public final class Busy {

    private Busy() {}

    /** Runs it. */
    public static void run() throws InterruptedException {
        Channel<Integer> numbers = Channel.named("numbers").buffered(2);
        Channel<String> words = Channel.named("words").rendezvous();
        Semaphore permits = Semaphore.named("permits", 2);
        String[] seen = new String[8];
        ReentrantLock lock = new ReentrantLock();
        Scope.within(Duration.ofSeconds(10))
                .named("busy")
                .supervised((task, failure) -> {})
                .run(scope -> {
                    for (int i = 0; i < 4; i++) {
                        int number = i;
                        scope.fork("sender " + i, () -> {
                            try (var _ = permits.acquire()) {
                                Select.select(Clause.after(
                                        Duration.ofMillis(Simulation.random().nextInt(5))));
                                numbers.send(number);
                            }
                        });
                        scope.fork("word " + i, () -> words.send("word " + number));
                    }
                    scope.fork("reader", () -> {
                        for (int i = 0; i < 8; i++) {
                            seen[i] = Select.select(numbers.onReceive(String::valueOf), words.onReceive());
                        }
                    });
                    scope.fork("failing", () -> {
                        throw new IllegalStateException("on purpose");
                    });
                    scope.fork("plain", () -> plainThreads(lock));
                });
    }

    private static void plainThreads(ReentrantLock lock) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            Thread.startVirtualThread(() -> {
                lock.lock();
                try {
                    Simulation.point();
                } finally {
                    lock.unlock();
                }
                latch.countDown();
            });
        }
        latch.await();
    }

    /** Its simulation. */
    public static Simulation simulation(long seed) {
        return Simulation.of(Busy::run).seed(seed);
    }

    /**
     * Prints a trace.
     *
     * @param args the seed
     */
    public static void main(String[] args) throws InterruptedException {
        System.out.print(simulation(Long.parseLong(args[0])).trace());
    }
}
