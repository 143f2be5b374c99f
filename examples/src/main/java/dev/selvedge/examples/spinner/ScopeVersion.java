package dev.selvedge.examples.spinner;

import dev.selvedge.Cancellation;
import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;

/**
 * With a scope: the spinner is a daemon, a task that serves the others. When the slow call has returned, or failed, the
 * scope cancels it and waits for its end. If the spinner fails, the slow call is cancelled at its next pause, and the
 * caller sees why. The loop of the spinner need not know of any of that.
 */
final class ScopeVersion implements Version {
    @Override
    public String name() {
        return "scope";
    }

    @Override
    public int run(SlowCall call, Spinner spinner) throws InterruptedException {
        return Scope.named("slow call").call(scope -> {
            scope.forkDaemon("spinner", () -> turnForEver(spinner));
            return call.compute(Cancellation::check);
        });
    }

    private static void turnForEver(Spinner spinner) throws InterruptedException {
        while (true) {
            spinner.turn();
            Select.select(Clause.after(Spinner.PAUSE));
        }
    }
}
