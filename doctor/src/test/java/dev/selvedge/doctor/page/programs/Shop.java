package dev.selvedge.doctor.page.programs;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.sync.Mutex;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A shop whose books are in a deadlock, with threads and tasks of hostile names. For the first line that it reads, it gets another deadlock; it
 * ends with its input.
 */
public final class Shop {

    static final String HOSTILE_THREAD = "<script>document.title='broken'</script>";
    static final String HOSTILE_TASK = "\"><img src=x onerror=\"document.title='broken'\">";

    private static final int CUSTOMERS = 120;

    private final Channel<String> orders = Channel.builder().named("orders").rendezvous();
    private final Mutex ledger = Mutex.named("ledger");
    private final Mutex stock = Mutex.named("stock");
    private final CountDownLatch opened = new CountDownLatch(CUSTOMERS + 3);

    private Shop() {}

    /**
     * Opens the shop.
     *
     * @param arguments none
     * @throws Exception if it can't open
     */
    public static void main(String... arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        new Shop().open();
        out.println("ready");
        while (System.in.read() >= 0) {
            crosswise(new ReentrantLock(), new ReentrantLock());
            out.println("ready");
        }
        System.exit(0);
    }

    private void open() throws InterruptedException {
        Thread.ofPlatform().name("shop").start(() -> {
            try {
                Scope.named("shop").within(Duration.ofHours(2)).run(this::day);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Thread.ofPlatform().daemon().name(HOSTILE_THREAD).start(() -> {
            opened.countDown();
            waitForEver();
        });
        opened.await();
    }

    private void day(Scope shop) throws InterruptedException {
        shop.fork("accounts", () -> Scope.named("books").run(this::books));
        for (int i = 0; i < CUSTOMERS; i++) {
            String name = i == 0 ? HOSTILE_TASK : "customer " + i;
            shop.fork(name, () -> {
                opened.countDown();
                orders.receive();
            });
        }
    }

    private void books(Scope books) throws InterruptedException {
        CyclicBarrier both = new CyclicBarrier(2);
        books.fork("booking", () -> take(ledger, both, stock));
        books.fork("report", () -> take(stock, both, ledger));
        books.fork("printer", () -> {
            try (var _ = ledger.lock()) {
                throw new AssertionError("not stuck");
            }
        });
    }

    private void take(Mutex first, CyclicBarrier both, Mutex second) throws Exception {
        try (var _ = first.lock()) {
            both.await();
            opened.countDown();
            try (var _ = second.lock()) {
                throw new AssertionError("not stuck");
            }
        }
    }

    private static void crosswise(Lock one, Lock two) {
        CyclicBarrier both = new CyclicBarrier(2);
        Thread.ofVirtual().name("painter").start(() -> take(one, both, two));
        Thread.ofVirtual().name("carpenter").start(() -> take(two, both, one));
    }

    private static void take(Lock first, CyclicBarrier both, Lock second) {
        first.lock();
        try {
            both.await();
            second.lock();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
