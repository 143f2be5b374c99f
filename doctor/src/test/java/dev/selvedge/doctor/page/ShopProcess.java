package dev.selvedge.doctor.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A JVM that runs {@code Shop}, until it is closed. */
final class ShopProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    private ShopProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    static ShopProcess open() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+EnableDynamicAgentLoading",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.selvedge.doctor.page.programs.Shop")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ShopProcess shop = new ShopProcess(process);
        shop.awaitReady();
        return shop;
    }

    private void awaitReady() throws IOException {
        String line = out.readLine();
        if (!"ready".equals(line)) {
            throw new AssertionError("the shop did not open: " + line);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Plants another deadlock. */
    void getWorse() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        awaitReady();
    }

    /** Ends it, and returns when it is gone. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
