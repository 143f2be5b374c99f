package dev.selvedge.doctor.attach.programs;

import java.util.Set;

/** Tells the test that a program is where it should be. */
final class Ready {

    private static final Set<Thread.State> STUCK =
            Set.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private Ready() {}

    /** Says so as soon as all these threads are blocked or wait, and goes on saying a line for each line that is read. */
    static void whenStuck(Thread... threads) throws Exception {
        for (Thread thread : threads) {
            while (!STUCK.contains(thread.getState())) {
                Thread.onSpinWait();
            }
        }
        say();
    }

    /** Says so now, and stays until the input ends. */
    static void say() throws Exception {
        System.out.println("ready");
        while (System.in.read() >= 0) {
            System.gc();
            System.out.println("ready");
        }
    }
}
