package dev.selvedge.proof.lincheck;

import dev.selvedge.sync.Event;
import dev.selvedge.sync.Latch;
import dev.selvedge.sync.Mutex;
import dev.selvedge.sync.Permit;
import dev.selvedge.sync.Semaphore;
import org.jetbrains.lincheck.datastructures.Operation;

/** What tasks share. Each hand holds one permit at most, and is used by one thread at a time. */
public final class SyncOperations {

    private final Semaphore semaphore = Semaphore.of(2);
    private final Mutex mutex = Mutex.create();
    private final Event event = Event.create();
    private final Latch latch = Latch.of(2);
    private final Permit[] hands = new Permit[2];
    private Permit locked;

    @Operation(nonParallelGroup = "left")
    public boolean acquireTwo() {
        hands[0] = hands[0] == null ? semaphore.tryAcquire(2) : hands[0];
        return hands[0] != null;
    }

    @Operation(nonParallelGroup = "left")
    public void releaseTwo() {
        release(0);
    }

    @Operation(nonParallelGroup = "right")
    public boolean acquireOne() {
        hands[1] = hands[1] == null ? semaphore.tryAcquire() : hands[1];
        return hands[1] != null;
    }

    @Operation(nonParallelGroup = "right")
    public void releaseOne() {
        release(1);
    }

    private void release(int hand) {
        if (hands[hand] != null) {
            hands[hand].close();
            hands[hand] = null;
        }
    }

    @Operation
    public int available() {
        return semaphore.available();
    }

    @Operation(nonParallelGroup = "lock")
    public boolean lock() {
        locked = locked == null ? mutex.tryLock() : locked;
        return locked != null;
    }

    @Operation(nonParallelGroup = "lock")
    public void unlock() {
        if (locked != null) {
            locked.close();
            locked = null;
        }
    }

    @Operation
    public boolean isLocked() {
        return mutex.holder() != null;
    }

    @Operation
    public void set() {
        event.set();
    }

    @Operation
    public void reset() {
        event.reset();
    }

    @Operation
    public boolean isSet() {
        return event.isSet();
    }

    @Operation
    public boolean countDown() {
        try {
            latch.countDown();
            return true;
        } catch (IllegalStateException zeroAlready) {
            return false;
        }
    }

    @Operation
    public int count() {
        return latch.count();
    }

    /** The same for one thread. */
    public static final class Plain {

        private final int[] hands = new int[2];
        private boolean set;
        private int count = 2;
        private boolean locked;

        public boolean acquireTwo() {
            hands[0] = available() >= 2 ? 2 : hands[0];
            return hands[0] > 0;
        }

        public void releaseTwo() {
            hands[0] = 0;
        }

        public boolean acquireOne() {
            hands[1] = available() >= 1 ? 1 : hands[1];
            return hands[1] > 0;
        }

        public void releaseOne() {
            hands[1] = 0;
        }

        public int available() {
            return 2 - hands[0] - hands[1];
        }

        public boolean lock() {
            locked = true;
            return true;
        }

        public void unlock() {
            locked = false;
        }

        public boolean isLocked() {
            return locked;
        }

        public void set() {
            set = true;
        }

        public void reset() {
            set = false;
        }

        public boolean isSet() {
            return set;
        }

        public boolean countDown() {
            if (count == 0) {
                return false;
            }
            count--;
            return true;
        }

        public int count() {
            return count;
        }
    }
}
