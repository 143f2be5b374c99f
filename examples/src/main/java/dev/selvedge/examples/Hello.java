package dev.selvedge.examples;

import java.io.PrintStream;
import java.util.List;

/** The smallest example: it says that build, launcher and Java are in order. */
final class Hello implements Example {
    @Override
    public String name() {
        return "hello";
    }

    @Override
    public String summary() {
        return "says on which Java it runs: if you read that, all is in order";
    }

    @Override
    public int run(List<String> args, PrintStream out) {
        String who = args.isEmpty() ? "world" : String.join(" ", args);
        out.println("Hello, " + who + ", from Java " + Runtime.version().feature());
        return 0;
    }
}
