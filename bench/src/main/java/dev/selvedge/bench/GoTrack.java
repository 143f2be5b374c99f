package dev.selvedge.bench;

import dev.selvedge.bench.work.Contender;
import dev.selvedge.bench.work.Row;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Measures the programs in Go, each run a process of its own. */
final class GoTrack implements Track {

    /** The sources, as they lie beside our classes. */
    private static final List<String> SOURCES = List.of("go.mod", "main.go", "channels.go", "selects.go", "scopes.go");

    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;

    private GoTrack(Path folder) {
        this.folder = folder;
    }

    /**
     * Compiles the programs; needs a Go compiler on the PATH.
     *
     * @param folder where to, made if it is not there
     * @throws MeasuringFailedException if there is no compiler, or it complains
     */
    static GoTrack compile(Path folder) throws MeasuringFailedException, InterruptedException {
        try {
            Files.createDirectories(folder);
            for (String source : SOURCES) {
                try (InputStream in = GoTrack.class.getResourceAsStream("/go/" + source)) {
                    if (in == null) {
                        throw new IllegalStateException("the source " + source + " is not on the class path");
                    }
                    Files.copy(in, folder.resolve(source), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            execute(folder, List.of("go", "build", "-o", "bench", "."));
            return new GoTrack(folder.toAbsolutePath());
        } catch (IOException unable) {
            throw new MeasuringFailedException("Go's programs can't be built in " + folder, unable);
        }
    }

    /** Tells whether there is a Go compiler on the PATH. */
    static boolean isInstalled() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
    }

    @Override
    public List<Double> measure(Row row, Contender contender, Settings settings)
            throws MeasuringFailedException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(folder.resolve("bench").toString()));
        command.add(row.shape().name().toLowerCase(Locale.ROOT));
        for (long number : new long[] {
            row.width(),
            row.capacity(),
            row.count(),
            row.carriers(),
            row.expected(),
            row.operations(),
            settings.warmups(),
            settings.iterations(),
            settings.iterationTime().toNanos()
        }) {
            command.add(Long.toString(number));
        }
        return execute(folder, command).lines().map(Double::valueOf).toList();
    }

    /** Runs a command and returns what it printed. */
    private static String execute(Path folder, List<String> command)
            throws MeasuringFailedException, InterruptedException {
        try {
            Path printed = Files.createTempFile(folder, "run", ".log");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
                return output(process, printed, command);
            } finally {
                Files.delete(printed);
            }
        } catch (IOException unable) {
            throw new MeasuringFailedException("'" + command.getFirst() + "' can't be run", unable);
        }
    }

    private static String output(Process process, Path printed, List<String> command)
            throws IOException, MeasuringFailedException, InterruptedException {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new MeasuringFailedException(
                        "not done after " + PATIENCE_SECONDS + " s: " + String.join(" ", command), null);
            }
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(printed, StandardCharsets.UTF_8).strip();
        if (process.exitValue() != 0) {
            throw new MeasuringFailedException(text, null);
        }
        return text;
    }
}
