package dev.selvedge.worker;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the classes are from that a child needs. */
final class ClassPath {

    private ClassPath() {}

    static List<Path> withoutTests() {
        return Stream.of(
                        Workers.class,
                        dev.selvedge.Scope.class,
                        com.fasterxml.jackson.databind.ObjectMapper.class,
                        com.fasterxml.jackson.core.JsonParser.class,
                        com.fasterxml.jackson.annotation.JsonTypeInfo.class,
                        com.fasterxml.jackson.dataformat.cbor.CBORFactory.class)
                .map(ClassPath::of)
                .toList();
    }

    private static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
