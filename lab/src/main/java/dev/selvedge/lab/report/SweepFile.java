package dev.selvedge.lab.report;

import dev.selvedge.lab.result.SweepResults;
import java.io.IOException;
import java.nio.file.Path;

/** Writes {@code sweep.json}. */
public final class SweepFile {

    /** The name of the file. */
    public static final String NAME = "sweep.json";

    private SweepFile() {}

    /**
     * Writes what a sweep has found.
     *
     * @param results what was found
     * @param folder  where the file goes
     * @return the file
     * @throws IOException if it can't be written
     */
    public static Path write(SweepResults results, Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        ResultsFile.JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), results);
        return file;
    }
}
