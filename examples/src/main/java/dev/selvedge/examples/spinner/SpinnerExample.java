package dev.selvedge.examples.spinner;

import dev.selvedge.examples.Example;
import dev.selvedge.examples.terminal.Arguments;
import dev.selvedge.examples.terminal.Terminal;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * A spinner turns in the terminal while a slow call computes. Three versions do the same: a thread that an event tells to
 * stop, a task that its scope cancels, and a task that shares one thread with the slow call. Read
 * {@link EventVersion}, {@link ScopeVersion} and {@link LoopVersion} side by side.
 */
public final class SpinnerExample implements Example {
    private static final List<Version> VERSIONS = List.of(new EventVersion(), new ScopeVersion(), new LoopVersion());
    private static final int DEFAULT_BELOW = 2_000_000;

    /** Makes the example. */
    public SpinnerExample() {}

    @Override
    public String name() {
        return "spinner";
    }

    @Override
    public String summary() {
        return "a spinner turns while a slow call computes, in three versions [--version event|scope|loop] [--loop] [--below N]";
    }

    @Override
    public int run(List<String> args, PrintStream out) throws InterruptedException {
        Arguments given = new Arguments(args);
        Optional<String> chosen = given.flag("--loop") ? Optional.of("loop") : given.choice("--version", names());
        OptionalLong below = given.number("--below", 2, Integer.MAX_VALUE);
        given.noMore();
        SlowCall call = new SlowCall((int) below.orElse(DEFAULT_BELOW));
        try (Terminal terminal = Terminal.open(out)) {
            return run(versions(chosen), call, terminal);
        }
    }

    private static List<String> names() {
        return VERSIONS.stream().map(Version::name).toList();
    }

    private static List<Version> versions(Optional<String> chosen) {
        return VERSIONS.stream()
                .filter(version -> chosen.isEmpty() || chosen.get().equals(version.name()))
                .toList();
    }

    private static int run(List<Version> versions, SlowCall call, Terminal terminal) throws InterruptedException {
        TreeSet<Integer> results = new TreeSet<>();
        for (Version version : versions) {
            results.add(run(version, call, terminal));
        }
        if (versions.size() > 1) {
            terminal.print(results.size() == 1 ? "All versions agree." : "The versions do not agree: " + results);
        }
        return results.size() == 1 ? 0 : 1;
    }

    private static int run(Version version, SlowCall call, Terminal terminal) throws InterruptedException {
        Spinner spinner =
                new Spinner(terminal, version.name() + ": counting the primes below " + grouped(call.below()));
        long began = System.nanoTime();
        int primes = version.run(call, spinner);
        double seconds = (System.nanoTime() - began) / 1e9;
        terminal.print(String.format(
                Locale.ROOT,
                "%s: %s primes below %s, in %.1f s and %d turns of the spinner",
                version.name(),
                grouped(primes),
                grouped(call.below()),
                seconds,
                spinner.turns()));
        return primes;
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
