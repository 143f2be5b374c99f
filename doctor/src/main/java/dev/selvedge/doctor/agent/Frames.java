package dev.selvedge.doctor.agent;

import java.lang.instrument.Instrumentation;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The program's classes on some stacks. */
final class Frames {

    private Frames() {}

    /** Those that are loaded by the program's loaders. */
    static Collection<Class<?>> classes(List<Look> looks, Instrumentation instrumentation) {
        Set<String> names = looks.stream()
                .flatMap(look -> look.stack().stream())
                .filter(frame -> frame.getClassLoaderName() != null)
                .map(StackTraceElement::getClassName)
                .collect(Collectors.toSet());
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (names.contains(type.getName())) {
                classes.add(type);
            }
        }
        return classes;
    }
}
