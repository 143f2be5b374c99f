package dev.selvedge.examples.spinner;

import dev.selvedge.Deadline;
import dev.selvedge.Scope;

/**
 * With turns: spinner and slow call run as if on one thread. Only one of them runs at a time, and each says where the other
 * may go on, so that between two such places neither has to fear the other. That is how code works that is confined to
 * one thread, as user interfaces are; the price is that the slow call has to be written with pauses.
 */
final class TurnsVersion implements Version {
    @Override
    public String name() {
        return "turns";
    }

    @Override
    public int run(SlowCall call, Spinner spinner) throws InterruptedException {
        return Scope.named("turns").call(scope -> {
            Turns turns = new Turns();
            scope.forkDaemon("spinner", () -> turns.run(() -> turnForEver(spinner, turns)));
            return call.compute(turns::resume);
        });
    }

    private static void turnForEver(Spinner spinner, Turns turns) throws InterruptedException {
        while (true) {
            spinner.turn();
            Deadline next = Deadline.after(Spinner.PAUSE);
            while (!next.isPassed()) {
                turns.handBack();
            }
        }
    }
}
