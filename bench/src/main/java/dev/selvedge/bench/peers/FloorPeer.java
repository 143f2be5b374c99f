package dev.selvedge.bench.peers;

import dev.selvedge.bench.work.Peer;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Work;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Pairs of virtual threads that take turns: each turn is one thread waking its partner and parking itself, with one
 * volatile number between them. A rendezvous where all carriers are busy costs at least one such turn.
 */
public final class FloorPeer implements Peer {

    @Override
    public Work work(Row row) {
        return switch (row.shape()) {
            case SWITCH -> () -> takeTurns(row);
            case PAIRS -> () -> takeTurns(row) == (long) row.width() * row.count() ? row.expected() : -1;
            default -> throw Peer.cannot(row);
        };
    }

    private static long takeTurns(Row row) throws InterruptedException {
        CountDownLatch playing = new CountDownLatch(2 * row.width());
        Game[] games = new Game[row.width()];
        for (int pair = 0; pair < games.length; pair++) {
            games[pair] = new Game(row.count(), playing);
        }
        playing.await();
        long turns = 0;
        for (Game game : games) {
            turns += game.turn;
        }
        return turns;
    }

    /** A game of two. */
    private static final class Game {
        private final Thread first;
        private final Thread second;

        /** Whose turn it is: even the first's, odd the second's. Written only by who has the turn. */
        private volatile int turn;

        Game(int turns, CountDownLatch playing) {
            first = Thread.ofVirtual().unstarted(() -> play(0, turns, playing));
            second = Thread.ofVirtual().unstarted(() -> play(1, turns, playing));
            first.start();
            second.start();
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // who has the turn is alone
        private void play(int self, int turns, CountDownLatch playing) {
            Thread partner = self == 0 ? second : first;
            for (int mine = self; mine < turns; mine += 2) {
                while (turn != mine) {
                    LockSupport.park();
                }
                turn = mine + 1;
                LockSupport.unpark(partner);
            }
            playing.countDown();
        }
    }
}
