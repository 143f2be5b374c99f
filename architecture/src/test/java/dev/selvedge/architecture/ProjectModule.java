package dev.selvedge.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A module of the project that has product code, with the classes it was built into. */
record ProjectModule(String name, Path location, JavaClasses classes) {
    /** The arrows: what each module may depend on. A new module is added here, with its arrows. */
    private static final Map<String, Set<String>> MAY_DEPEND_ON = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("simulation", Set.of("core")),
            Map.entry("doctor", Set.of("core")),
            Map.entry("loop", Set.of("core")),
            Map.entry("worker", Set.of("core")),
            Map.entry("kafka", Set.of("core", "worker")),
            Map.entry("lab", Set.of("core", "worker")),
            Map.entry("proof", Set.of("core")),
            Map.entry("bench", Set.of("core", "simulation", "doctor", "loop", "worker", "kafka")),
            Map.entry("examples", Set.of("core", "simulation", "doctor", "loop", "worker", "kafka")),
            Map.entry(
                    "cli",
                    Set.of("core", "simulation", "doctor", "loop", "worker", "kafka", "lab", "bench", "examples")));

    private static final String OURSELVES = "architecture";
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final List<ProjectModule> ALL = readAll();

    /** Returns every module that the root pom lists, except this one. */
    static List<ProjectModule> all() {
        return ALL;
    }

    /** Returns the module that stands on the JDK alone. */
    static ProjectModule core() {
        return ALL.stream()
                .filter(module -> module.name().equals("core"))
                .findFirst()
                .orElseThrow();
    }

    /** Tells whether this module may know the other. */
    boolean mayDependOn(String other) {
        Set<String> allowed = MAY_DEPEND_ON.get(name);
        if (allowed == null) {
            throw new AssertionError("module '" + name + "' has no arrows: say in ProjectModule what it may depend on");
        }
        return other.equals(name) || allowed.contains(other);
    }

    /**
     * Tells whose package a class is in: {@code dev.selvedge.lab} and below is the lab's; what belongs to no other
     * module is the core's.
     */
    static String ownerOf(JavaClass type) {
        String rest = type.getPackageName().substring("dev.selvedge".length());
        String first = rest.isEmpty() ? "" : rest.substring(1).split("\\.", 2)[0];
        return MAY_DEPEND_ON.containsKey(first) ? first : "core";
    }

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals("dev.selvedge")
                || type.getPackageName().startsWith("dev.selvedge.");
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<ProjectModule> readAll() {
        Path root = Path.of("").toAbsolutePath().getParent();
        try {
            String pom = Files.readString(root.resolve("pom.xml"));
            return MODULE.matcher(pom)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .filter(name -> !name.equals(OURSELVES))
                    .map(name -> read(root, name))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ProjectModule read(Path root, String name) {
        Path target = root.resolve(name).resolve("target");
        Path location = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.startsWith(target))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "module '" + name + "' is not looked at: add it to the dependencies in architecture/pom.xml"));
        return new ProjectModule(name, location, classesIn(location));
    }

    /** Reads a folder of classes or a jar: which of them it is depends on how far the build has gone. */
    private static JavaClasses classesIn(Path location) {
        ClassFileImporter importer = new ClassFileImporter();
        if (Files.isDirectory(location)) {
            return importer.importPath(location);
        }
        try (JarFile jar = new JarFile(location.toFile())) {
            return importer.importJar(jar);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
