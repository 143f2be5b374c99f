package dev.selvedge.examples.spinner;

import dev.selvedge.Clause;
import dev.selvedge.Dispatcher;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.loop.EventLoop;

/**
 * With an event loop: spinner and slow call share one thread. Only one of them runs at a time, and each goes on until it waits or passes its turn
 * on, so that between two such places neither has to fear the other. That is how code works that is confined to one thread, as user
 * interfaces are; the price is that the slow call has to be written with pauses.
 */
final class LoopVersion implements Version {
    @Override
    public String name() {
        return "loop";
    }

    @Override
    public int run(SlowCall call, Spinner spinner) throws InterruptedException {
        try (EventLoop loop = EventLoop.start("spinner and slow call")) {
            Dispatcher onLoop = loop.byIdentity();
            return Scope.named("slow call").call(scope -> {
                Task<?> turning = scope.fork(onLoop, "spinner", () -> turnForEver(spinner));
                Task<Integer> slow = scope.fork(onLoop, "slow call", () -> call.compute(loop::passTurn));
                int primes = slow.join();
                turning.cancel("the slow call has returned");
                return primes;
            });
        }
    }

    private static void turnForEver(Spinner spinner) throws InterruptedException {
        while (true) {
            spinner.turn();
            Select.select(Clause.after(Spinner.PAUSE));
        }
    }
}
