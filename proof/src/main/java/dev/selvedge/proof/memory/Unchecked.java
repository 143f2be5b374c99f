package dev.selvedge.proof.memory;

import java.util.concurrent.Callable;

/** Actors declare no exceptions, and none of ours is ever interrupted but on purpose. */
final class Unchecked {

    private Unchecked() {}

    static <T> T call(Callable<T> body) {
        try {
            return body.call();
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** A body that may wait. */
    interface Body {
        void run() throws Exception;
    }

    static void run(Body body) {
        call(() -> {
            body.run();
            return true;
        });
    }
}
