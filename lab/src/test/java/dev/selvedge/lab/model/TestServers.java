package dev.selvedge.lab.model;

import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The servers of all models of a workload, each a child process, by the names of the models and in their order. */
public final class TestServers implements AutoCloseable {

    private final String[] common;
    private final Map<String, Callable<TestChild>> starts = new LinkedHashMap<>();
    private final Map<String, TestChild> servers = new LinkedHashMap<>();

    /** What a test does with one of them. */
    @FunctionalInterface
    public interface Asking<T> {
        T ask(String model, TestChild server) throws Exception;
    }

    /** Begins with none; each is to be started with these arguments. */
    public TestServers(String... common) {
        this.common = common.clone();
    }

    /** Adds a server with arguments of its own. */
    public TestServers add(String model, Class<?> main, String... more) {
        return add(model, () -> start(main, more));
    }

    /** Adds a server that is started in another way. */
    public TestServers add(String model, Callable<TestChild> start) {
        starts.put(model, start);
        return this;
    }

    /** Starts one more server with the arguments that all have; it is no model's, and who starts it closes it. */
    public TestChild start(Class<?> main, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(common));
        arguments.addAll(List.of(more));
        return TestChild.start(main, arguments.toArray(String[]::new));
    }

    /** Starts all that were added; at the same time, as each of them mostly waits for what all of them wait for. */
    public TestServers start() throws Exception {
        servers.putAll(atOnce(starts));
        return this;
    }

    public TestChild get(String model) {
        return servers.get(model);
    }

    public List<String> models() {
        return List.copyOf(servers.keySet());
    }

    /** Does something with all of them at the same time. */
    public <T> Map<String, T> everywhere(Asking<T> asking) throws Exception {
        Map<String, Callable<T>> calls = new LinkedHashMap<>();
        servers.forEach((model, server) -> calls.put(model, () -> asking.ask(model, server)));
        return atOnce(calls);
    }

    private static <T> Map<String, T> atOnce(Map<String, Callable<T>> calls) throws Exception {
        Map<String, T> results = new LinkedHashMap<>();
        List<T> inOrder = atOnce(List.copyOf(calls.values()));
        calls.keySet().forEach(name -> results.put(name, inOrder.get(results.size())));
        return results;
    }

    /** Makes all calls at the same time, and returns what came of them, in their order. */
    public static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }

    /** Makes a call so many times at the same time. */
    public static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        return atOnce(Collections.nCopies(times, call));
    }

    /** The names of the models that a workload has. */
    public static List<String> modelsOf(Workload workload) {
        return workload.models().stream().map(Model::name).toList();
    }

    @Override
    public void close() throws Exception {
        everywhere((model, server) -> {
            server.close();
            return model;
        });
    }
}
