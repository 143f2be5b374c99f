package dev.selvedge.worker;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was said of a pool. Filled by its builder alone, which makes a copy for each change. */
final class Settings {

    private static final int DEFAULT_WINDOW = 64;
    private static final int DEFAULT_MAX_MESSAGE = 64 << 20;

    final String name;
    int size = Math.max(1, Runtime.getRuntime().availableProcessors());

    /** How many jobs may wait for a child; negative for as many as there are children. */
    int waiting = -1;

    @Nullable
    String maxHeap;

    /** Where archives of classes are kept; {@code null} if none are. */
    @Nullable
    Path archives;

    String classPath = ownClassPath();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Duration grace = Duration.ofSeconds(2);
    Duration startLimit = Duration.ofSeconds(30);
    int window = DEFAULT_WINDOW;
    int maxMessage = DEFAULT_MAX_MESSAGE;
    int renewAfter = Integer.MAX_VALUE;

    @Nullable
    Class<? extends SharedContext> context;

    WorkerOutput output = WorkerOutput.logger();
    final List<String> options = new ArrayList<>();
    final List<Class<?>> allowed = new ArrayList<>();

    Settings(String name) {
        this.name = name;
    }

    Settings(Settings other) {
        name = other.name;
        size = other.size;
        waiting = other.waiting;
        maxHeap = other.maxHeap;
        archives = other.archives;
        classPath = other.classPath;
        java = other.java;
        grace = other.grace;
        startLimit = other.startLimit;
        window = other.window;
        maxMessage = other.maxMessage;
        renewAfter = other.renewAfter;
        context = other.context;
        output = other.output;
        options.addAll(other.options);
        allowed.addAll(other.allowed);
    }

    int places() {
        return waiting < 0 ? size : waiting;
    }

    /** The length of the longest frame: a job has its context, its name and more around it. */
    int maxFrame() {
        return (int) Math.min(Integer.MAX_VALUE - 8L, 2L * maxMessage + (1 << 20));
    }

    Collection<String> allowedNames() {
        return allowed.stream().map(Class::getName).toList();
    }

    /** What this JVM runs on: modules are found on the class path as well. */
    private static String ownClassPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                .map(key -> System.getProperty(key, ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
