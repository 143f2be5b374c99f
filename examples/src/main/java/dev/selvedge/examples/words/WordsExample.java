package dev.selvedge.examples.words;

import dev.selvedge.examples.Example;
import dev.selvedge.examples.WrongArgumentsException;
import dev.selvedge.examples.terminal.Arguments;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Counts the words in every file under a folder: a reader sends paths over a bounded channel, workers count, and a merge
 * adds up ({@link Pipeline}). Then one thread counts all again ({@link OneThread}); the answers must be equal, and both
 * times are told. Before both, one run that is not timed warms up the JVM and the disk's cache.
 */
public final class WordsExample implements Example {
    /** The folder can't be read; the number is that of BSD's {@code sysexits.h}. */
    static final int NO_INPUT = 66;

    private static final int DIFFERENT = 1;

    /** Makes the example. */
    public WordsExample() {}

    @Override
    public String name() {
        return "words";
    }

    @Override
    public String summary() {
        return "counts the words of all files under a folder: reader, workers, merge: DIR [--workers N]";
    }

    @Override
    public int run(List<String> args, PrintStream out) throws InterruptedException {
        return run(args, out, System.err);
    }

    int run(List<String> args, PrintStream out, PrintStream err) throws InterruptedException {
        Arguments given = new Arguments(args);
        long workers =
                given.number("--workers", 1, 10_000).orElse(Runtime.getRuntime().availableProcessors());
        Path folder = folder(given.word("DIR"));
        given.noMore();
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            err.println("words: " + whyNot(folder) + ": expected a folder that can be read");
            return NO_INPUT;
        }
        return compare(new Folder(folder), (int) workers, out);
    }

    private static int compare(Source files, int workers, PrintStream out) throws InterruptedException {
        OneThread.count(files, TextFile::count); // so that neither of the two finds cold code and a cold disk
        Timed tasks = Timed.run(() -> new Pipeline(files, TextFile::count, workers).count());
        Timed oneThread = Timed.run(() -> OneThread.count(files, TextFile::count));
        boolean equal = tasks.tally().equals(oneThread.tally());
        new Report(out).print(tasks, workers, oneThread, equal);
        return equal ? 0 : DIFFERENT;
    }

    private static Path folder(String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw new WrongArgumentsException("DIR is '" + given + "', which can't be a path: " + e.getReason());
        }
    }

    private static String whyNot(Path folder) {
        if (Files.notExists(folder)) {
            return "there is no '" + folder + "'";
        }
        return "'" + folder + (Files.isDirectory(folder) ? "' may not be read" : "' is no folder");
    }
}
