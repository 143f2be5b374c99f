package dev.selvedge;

import dev.selvedge.internal.wait.CancelCause;
import dev.selvedge.internal.wait.Region;
import dev.selvedge.internal.wait.Strand;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.util.function.Predicate;

/** Tells exceptions that are only the consequence of a cancellation from those that say something of their own. */
final class Consequences {

    /** Cause chains longer than this, or circular, are not followed further. */
    private static final int LONGEST_CHAIN = 100;

    private Consequences() {}

    /**
     * Whether the exception is the JDK's answer to an interrupt that a cancellation has sent to the strand. Asked once for
     * each exception that leaves a body, on the thread that threw it: the answer consumes the interrupt.
     */
    static boolean ofOurInterrupt(Strand strand, Throwable thrown) {
        CancelCause cause = strand.region().cause();
        return cause != null && !tellsOf(cause, thrown) && isInterruption(thrown) && strand.consumeSentInterrupt();
    }

    /** The exception, or, where it is only the JDK's answer to our interrupt, one that says whose interrupt it was. */
    static Throwable attributed(Strand strand, Throwable thrown, boolean ofOurInterrupt) {
        CancelCause cause = strand.region().cause();
        if (!ofOurInterrupt || cause == null || !(thrown instanceof InterruptedException)) {
            return thrown;
        }
        var cancelled = new CancelledException(strand.describe(), Cancellation.of(cause));
        cancelled.addSuppressed(thrown);
        return cancelled;
    }

    /** Whether the exception is nothing but the consequence of a cancellation that began at the region itself. */
    static boolean ofCancelling(Region region, Throwable thrown, boolean ofOurInterrupt) {
        CancelCause cause = region.cause();
        return cause != null && cause.origin() == region && (ofOurInterrupt || tellsOf(cause, thrown));
    }

    /** Whether the exception, or one in its chain of causes, tells of that cancellation. */
    static boolean tellsOf(CancelCause cause, Throwable thrown) {
        return anyInChain(thrown, link -> switch (link) {
            case CancelledException e -> e.cancellation().cause() == cause;
            case TaskCancelledException e -> e.cancellation().cause() == cause;
            default -> false;
        });
    }

    /** Whether the exception, or one in its chain of causes, is how the JDK answers an interrupt. */
    static boolean isInterruption(Throwable thrown) {
        return anyInChain(
                thrown,
                link -> link instanceof InterruptedException
                        || link instanceof ClosedByInterruptException
                        || link instanceof InterruptedIOException
                        || isSocketClosedByInterrupt(link));
    }

    /** A socket closes when a virtual thread that blocks in it is interrupted; the JDK tells so only by the message. */
    private static boolean isSocketClosedByInterrupt(Throwable thrown) {
        return thrown instanceof SocketException && "Closed by interrupt".equals(thrown.getMessage());
    }

    /** Whether one exception is the other, or in its chain of causes. */
    static boolean isInChain(Throwable sought, Throwable thrown) {
        return anyInChain(thrown, link -> link == sought);
    }

    private static boolean anyInChain(Throwable thrown, Predicate<Throwable> condition) {
        Throwable link = thrown;
        for (int i = 0; i < LONGEST_CHAIN && link != null; i++) {
            if (condition.test(link)) {
                return true;
            }
            link = link.getCause();
        }
        return false;
    }

    /** Throws what a body threw, of whatever type the body was declared to throw. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <X extends Throwable> RuntimeException sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
