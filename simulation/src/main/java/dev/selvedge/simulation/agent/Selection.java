package dev.selvedge.simulation.agent;

import dev.selvedge.simulation.engine.Schedule;
import dev.selvedge.spi.Environment;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which classes are code under test. The library and the simulation are never, whatever is said. */
final class Selection {

    private static final List<String> OF_THE_JVM = List.of("java/", "javax/", "jdk/", "sun/");

    private final List<String> packages;
    private final List<String> prefixes;
    private final Set<String> ours = Stream.of(Selection.class, Schedule.class, Environment.class)
            .map(type -> placeOf(type.getProtectionDomain()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());

    Selection(@Nullable String packages) {
        this.packages = Arrays.stream((packages == null ? "" : packages).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        this.prefixes =
                this.packages.stream().map(name -> name.replace('.', '/') + "/").toList();
    }

    List<String> packages() {
        return packages;
    }

    /** Whether a class of that name, as class files write it, from there, is code under test. */
    boolean contains(String type, @Nullable ProtectionDomain domain) {
        return prefixes.stream().anyMatch(type::startsWith)
                && OF_THE_JVM.stream().noneMatch(type::startsWith)
                && !ours.contains(placeOf(domain));
    }

    private static @Nullable String placeOf(@Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? null : location.toString();
    }
}
