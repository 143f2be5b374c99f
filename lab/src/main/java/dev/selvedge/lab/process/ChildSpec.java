package dev.selvedge.lab.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What to start: a class with a {@code main} that keeps the contract of {@link dev.selvedge.lab.child}.
 *
 * @param name       what the child is called in messages
 * @param mainClass  the class that is started
 * @param jvmOptions what its JVM is told
 * @param arguments  what it is told itself
 */
public record ChildSpec(String name, String mainClass, List<String> jvmOptions, List<String> arguments) {

    /** Copies the lists. */
    public ChildSpec {
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
    }

    /** Returns the command line: the Java of this JVM, with the class path of this JVM. */
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(absoluteClassPath());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    private static String absoluteClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
