package dev.selvedge.proof.weight;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.selvedge.Channel;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What need not wait allocates nothing. */
class AllocationTest {

    private static final int TURNS = 20_000;
    private static final Object ELEMENT = new Object();

    private final Channel<Object> channel = Channel.buffered(16);

    private interface Work {
        void run() throws InterruptedException;
    }

    private static long bytesPerTurn(Work work) throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        repeat(work); // loads classes, makes the buffer and this thread's strand
        long before = threads.getCurrentThreadAllocatedBytes();
        repeat(work);
        return (threads.getCurrentThreadAllocatedBytes() - before) / TURNS;
    }

    private static void repeat(Work work) throws InterruptedException {
        for (int turn = 0; turn < TURNS; turn++) {
            work.run();
        }
    }

    @Test
    void bufferedSendAndReceive_allocateNothing() throws InterruptedException {
        assertThat(bytesPerTurn(() -> {
                    channel.send(ELEMENT);
                    channel.receive();
                }))
                .isZero();
    }

    @Test
    void tryForms_allocateNothing() throws InterruptedException {
        assertThat(bytesPerTurn(() -> {
                    channel.trySend(ELEMENT);
                    channel.tryReceive();
                }))
                .isZero();
    }

    @Test
    void theMeasure_wouldNotice() throws InterruptedException {
        Object[] kept = new Object[1];
        assertThat(bytesPerTurn(() -> kept[0] = new Object[4])).isPositive();
    }
}
