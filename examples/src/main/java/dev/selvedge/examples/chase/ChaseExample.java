package dev.selvedge.examples.chase;

import dev.selvedge.examples.Example;
import dev.selvedge.examples.terminal.Arguments;
import dev.selvedge.examples.terminal.Terminal;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Mouse and cat move at the same time, and talk by messages. Each is a plain loop in a task of its own ({@link Mouse},
 * {@link Cat}), a third task draws the board, and nothing that changes is shared: what one knows of another, it was told
 * over a channel. When the board has seen the end, the scope ends the two others.
 */
public final class ChaseExample implements Example {
    private static final int FAST = 20;
    private static final int DEFAULT_MOVES = 1_000;

    /** Makes the example. */
    public ChaseExample() {}

    @Override
    public String name() {
        return "chase";
    }

    @Override
    public String summary() {
        return "a mouse and a cat move at the same time and talk by messages [--fast] [--seed N] [--moves N]";
    }

    @Override
    public int run(List<String> args, PrintStream out) throws InterruptedException {
        Arguments given = new Arguments(args);
        int speed = given.flag("--fast") ? FAST : 1;
        long seed = given.number("--seed", 0, Integer.MAX_VALUE).orElseGet(ChaseExample::anySeed);
        int moves = (int) given.number("--moves", 1, 1_000_000).orElse(DEFAULT_MOVES);
        given.noMore();
        try (Terminal terminal = Terminal.open(out)) {
            Ending ending = new Chase(seed, speed).run(new Board(terminal), moves);
            terminal.keep();
            terminal.print(ending.words() + ". (The same room again: --seed " + seed + ")");
        }
        return 0;
    }

    private static long anySeed() {
        return ThreadLocalRandom.current().nextInt(1_000);
    }
}
