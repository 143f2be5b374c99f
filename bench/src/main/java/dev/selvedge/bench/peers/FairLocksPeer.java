package dev.selvedge.bench.peers;

/** The same in their fair form: who waits longest is next. */
public final class FairLocksPeer extends LocksPeer {

    /** A program is made for each JVM. */
    public FairLocksPeer() {
        super(true);
    }
}
