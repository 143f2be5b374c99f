package dev.selvedge.lab;

import dev.selvedge.lab.compare.Comparison;
import dev.selvedge.lab.compare.Words;
import dev.selvedge.lab.plan.WrongUsageException;
import dev.selvedge.lab.report.ComparisonPage;
import dev.selvedge.lab.report.ResultsFile;
import dev.selvedge.lab.result.Results;
import dev.selvedge.lab.run.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What {@code --compare} does: reads two results, prints what differs, and writes a page of it.
 *
 * @param files the two files
 * @param out   the folder of the page
 * @param to    where to print
 */
record CompareTask(List<Path> files, Path out, PrintWriter to) {

    private static final Set<Integer> TEXT = Set.of(0, 1, 5);

    /** Returns the exit code. */
    int run() throws IOException {
        Comparison comparison = Comparison.of(read(files.getFirst()), read(files.getLast()));
        List<List<String>> rows =
                comparison.differences().stream().map(Words::row).toList();
        TextTable.lines(Words.HEAD, rows, TEXT).forEach(to::println);
        to.println();
        Words.summary(comparison).forEach(to::println);
        Files.createDirectories(out);
        to.println("Report: "
                + ComparisonPage.write(comparison, out).toAbsolutePath().normalize());
        to.flush();
        return 0;
    }

    private static Results read(Path file) {
        try {
            return ResultsFile.read(file);
        } catch (IOException e) {
            throw new WrongUsageException("'" + file + "' can't be read as the results of a run ("
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "): name two results.json");
        }
    }
}
