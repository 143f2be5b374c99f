package dev.selvedge.cli;

import dev.selvedge.doctor.TextReport;
import dev.selvedge.doctor.diagnosis.Finding;
import dev.selvedge.doctor.diagnosis.Report;
import dev.selvedge.examples.stuck.Case;
import dev.selvedge.examples.stuck.Cases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the doctor's answer to each planted fault as a Markdown table, with what {@code jcmd Thread.print} says beside it. */
final class DoctorTable {

    private DoctorTable() {}

    /**
     * Prints it.
     *
     * @param args the names of cases, none for all; {@code -v} first shows the reports that are not as expected
     */
    public static void main(String[] args) throws Exception {
        boolean verbose = args.length > 0 && args[0].equals("-v");
        List<String> names =
                List.of(args).stream().filter(arg -> !arg.startsWith("-")).toList();
        System.out.println("| case | is | the doctor says | jcmd Thread.print says |");
        System.out.println("|---|---|---|---|");
        for (Case one : Cases.all()) {
            if (names.isEmpty() || names.contains(one.name())) {
                row(one, verbose);
            }
        }
    }

    private static void row(Case one, boolean verbose) throws Exception {
        try (StuckProcess process = StuckProcess.of(one.name())) {
            Report report = process.examine();
            boolean right = DoctorCasesTest.isRight(one.kind(), report);
            System.out.printf(
                    "| %s | %s | %s%s | %s |%n",
                    one.name(),
                    one.kind().finding(),
                    right ? "" : "**wrong:** ",
                    said(report),
                    jcmd(process.process().pid()));
            if (verbose && !right) {
                System.out.println(TextReport.of(report));
            }
        }
    }

    private static String said(Report report) {
        return report.findings().isEmpty()
                ? "nothing"
                : report.findings().stream()
                        .map(finding -> finding.title()
                                + (finding.certainty() == Finding.Certainty.PROBABLE ? " (probably)" : ""))
                        .collect(Collectors.joining("; "));
    }

    private static String jcmd(long pid) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "Thread.print")
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.contains("Found one Java-level deadlock") ? "one Java-level deadlock" : "nothing";
    }
}
