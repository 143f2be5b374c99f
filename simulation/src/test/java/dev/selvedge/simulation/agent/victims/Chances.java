package dev.selvedge.simulation.agent.victims;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** What is left to chance, and what nobody controls. */
public final class Chances {

    private Chances() {}

    public static List<Object> numbers() throws InterruptedException {
        List<Object> numbers = new ArrayList<>();
        numbers.add(new Random().nextLong());
        numbers.add(new Random().nextLong());
        numbers.add(Math.random());
        Together.run(() -> numbers.add(new Random().nextLong()), () -> numbers.add(Math.random()));
        return numbers;
    }

    @SuppressWarnings({
        "FutureReturnValueIgnored",
        "CheckReturnValue",
        "DeadThread",
        "ReturnValueIgnored",
        "RandomUtil",
        "resource"
    })
    public static void uncontrolled() {
        new Thread(() -> {});
        Executors.newFixedThreadPool(1).shutdownNow();
        UUID.randomUUID();
        ThreadLocalRandom.current().nextInt();
        CompletableFuture.supplyAsync(() -> 1, Runnable::run);
        List.of(1).parallelStream();
    }
}
