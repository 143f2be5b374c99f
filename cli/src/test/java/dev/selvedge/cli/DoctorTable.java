package dev.selvedge.cli;

import com.sun.tools.attach.VirtualMachine;
import dev.selvedge.doctor.TextReport;
import dev.selvedge.doctor.diagnosis.Finding;
import dev.selvedge.doctor.diagnosis.Report;
import dev.selvedge.examples.stuck.Case;
import dev.selvedge.examples.stuck.Cases;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Prints the doctor's answer to each planted fault as a Markdown table, with what {@code jcmd Thread.print} and
 * {@code ThreadMXBean.findDeadlockedThreads} say beside it.
 */
final class DoctorTable {

    /** Differs from run to run. */
    private static final Pattern HASH = Pattern.compile("@[0-9a-f]{4,}");

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
        System.out.println("| case | is | the doctor says | jcmd Thread.print says | findDeadlockedThreads says |");
        System.out.println("|---|---|---|---|---|");
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
                    "| %s | %s | %s%s | %s | %s |%n",
                    one.name(),
                    one.kind().finding(),
                    right ? "" : "**wrong:** ",
                    said(report),
                    jcmd(process.process().pid()),
                    findDeadlocked(process.process().pid()));
            if (verbose && !right) {
                System.out.println(TextReport.of(report));
            }
        }
    }

    private static String said(Report report) {
        return report.findings().isEmpty()
                ? "nothing"
                : report.findings().stream()
                        .map(finding -> HASH.matcher(finding.title()).replaceAll("")
                                + (finding.certainty() == Finding.Certainty.PROBABLE ? " (probably)" : ""))
                        .collect(Collectors.joining("; "));
    }

    /** Asks over JMX, for which the process starts a management agent; so this comes last. */
    @SuppressWarnings("BanJNDI") // the address is that of a process which was started here
    private static String findDeadlocked(long pid) throws Exception {
        VirtualMachine vm = VirtualMachine.attach(Long.toString(pid));
        String address;
        try {
            address = vm.startLocalManagementAgent();
        } finally {
            vm.detach();
        }
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
            ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                    connector.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            long[] found = threads.findDeadlockedThreads();
            return found == null ? "nothing" : "a deadlock of " + found.length;
        }
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
