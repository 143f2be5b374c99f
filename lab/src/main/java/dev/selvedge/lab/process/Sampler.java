package dev.selvedge.lab.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Samples once a second what processes use and what a server says about itself.
 *
 * <p>Each sample is a flat map: {@code cpu_NAME} is the number of cores that the process of that name keeps busy,
 * {@code cpu_machine} the same for everything that runs on the machine, and the rest is the server's {@code /stats}.
 */
public final class Sampler implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, URI> stats = new LinkedHashMap<>();
    private final Map<String, CpuMeter> meters = new LinkedHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sampler").factory());

    /** Guarded by itself. */
    private final List<Sample> samples = new ArrayList<>();

    private double lastMachine = Double.NaN;
    private long lastNanos;

    /**
     * One reading.
     *
     * @param nanos  when, by {@link System#nanoTime}
     * @param values what was read
     */
    public record Sample(long nanos, Map<String, Double> values) {}

    /**
     * Starts sampling.
     *
     * @param adminPorts where processes answer {@code /stats}, each with what the names of its values begin with here
     * @param processes whose CPU is read, by name
     */
    public Sampler(Map<String, Integer> adminPorts, Map<String, ProcessHandle> processes) {
        adminPorts.forEach((prefix, port) -> stats.put(prefix, URI.create("http://127.0.0.1:" + port + "/stats")));
        processes.forEach((name, process) -> meters.put(name, new CpuMeter(process)));
        var _ = timer.scheduleAtFixedRate(this::sample, 0, 1, TimeUnit.SECONDS);
    }

    /** Returns what was sampled so far, the oldest first. */
    public List<Sample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    private void sample() {
        Map<String, Double> values = new LinkedHashMap<>();
        long now = System.nanoTime();
        meters.forEach((name, meter) -> put(values, "cpu_" + name, meter.cores(now)));
        double machine = ProcFiles.machineBusySeconds().orElse(Double.NaN);
        put(values, "cpu_machine", (machine - lastMachine) / ((now - lastNanos) / 1e9));
        lastMachine = machine;
        lastNanos = now;
        stats.forEach((prefix, address) -> readStats(prefix, address, values));
        synchronized (samples) {
            samples.add(new Sample(now, values));
        }
    }

    /** A server that does not answer in time leaves a gap in the series, which is the truth about that second. */
    private void readStats(String prefix, URI address, Map<String, Double> values) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            JsonNode answer = JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            answer.properties()
                    .forEach(field -> put(
                            values, prefix + field.getKey(), field.getValue().asDouble()));
        } catch (IOException e) {
            values.put(prefix + "stats_missing", 1.0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void put(Map<String, Double> values, String name, double value) {
        if (Double.isFinite(value)) {
            values.put(name, value);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        client.shutdownNow();
    }
}
