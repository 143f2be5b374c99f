package dev.selvedge.examples.tokens;

import dev.selvedge.examples.Example;
import dev.selvedge.examples.terminal.Arguments;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Ten permits, ten orders, and one call that never settles. With promises its permit is lost and nobody says so
 * ({@link PromiseHalf}); with tasks a deadline ends the call, the permit comes back, and the report says who held it, for how
 * long, and where that task was forked ({@link TaskHalf}).
 */
public final class TokensExample implements Example {
    private static final int PERMITS = 10;
    private static final Duration DEFAULT_PATIENCE = Duration.ofMillis(500);

    /** Makes the example. */
    public TokensExample() {}

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public String summary() {
        return "ten permits and a call that never settles: lost with promises, given back with tasks [--patience MS]";
    }

    @Override
    public int run(List<String> args, PrintStream out) throws InterruptedException {
        Arguments given = new Arguments(args);
        Duration patience =
                Duration.ofMillis(given.number("--patience", 1, 60_000).orElse(DEFAULT_PATIENCE.toMillis()));
        given.noMore();

        out.println("Ten permits, ten orders; each call to the service needs a permit.");
        out.println("The answer to order " + Service.LOST_ORDER + " is lost: nobody ever settles that call.");
        print(
                "With promises: the permit is released when the call has been settled",
                new PromiseHalf(PERMITS).run(),
                out);
        print("With tasks: the permit is released in finally", new TaskHalf(PERMITS, patience).run(), out);
        return 0;
    }

    private static void print(String title, Result result, PrintStream out) {
        List<String> report = result.report().isEmpty()
                ? List.of("nothing: no exception, no thread, no stack trace")
                : result.report();
        out.println();
        out.println(title);
        out.println("    answers        " + result.answers() + " of " + PERMITS);
        out.println("    permits left   " + result.permitsLeft() + " of " + PERMITS + remark(result.permitsLeft()));
        out.println("    what is said   " + String.join("\n                   ", report));
    }

    private static String remark(int permitsLeft) {
        int lost = PERMITS - permitsLeft;
        return lost == 0 ? "" : "   <- " + lost + " lost for good; after " + PERMITS + " such calls, all stands still";
    }
}
