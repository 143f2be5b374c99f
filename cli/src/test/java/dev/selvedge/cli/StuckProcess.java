package dev.selvedge.cli;

import dev.selvedge.doctor.Examination;
import dev.selvedge.doctor.attach.Attached;
import dev.selvedge.doctor.attach.Source;
import dev.selvedge.doctor.diagnosis.Report;
import dev.selvedge.examples.stuck.StuckExample;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A process with a planted fault. */
record StuckProcess(Process process) implements AutoCloseable {

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(60);

    /** Starts it, and returns when the fault is there. */
    static StuckProcess of(String name) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StuckExample.class.getName(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null || !line.contains("runs as process " + process.pid())) {
            process.destroyForcibly();
            throw new AssertionError("case '" + name + "' did not start: " + line);
        }
        return new StuckProcess(process);
    }

    long pid() {
        return process.pid();
    }

    Report examine() throws Exception {
        try (Source source = Attached.source(process.pid(), LONGEST_LOOK)) {
            return new Examination(source).report();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
