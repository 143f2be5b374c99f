package dev.selvedge.bench.peers;

import java.util.concurrent.Exchanger;

/** {@link Exchanger}: the receiver gives something worthless in return. */
public final class ExchangerPeer extends BarePeer<Exchanger<Integer>> {

    private static final Integer NOTHING = 0;

    @Override
    Exchanger<Integer> make(int capacity) {
        return new Exchanger<>();
    }

    @Override
    void send(Exchanger<Integer> exchanger, Integer element) throws InterruptedException {
        exchanger.exchange(element);
    }

    @Override
    Integer receive(Exchanger<Integer> exchanger) throws InterruptedException {
        return exchanger.exchange(NOTHING);
    }
}
