package dev.selvedge.lab.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What to start: a program that keeps the contract of {@link dev.selvedge.lab.child}, in whatever language.
 *
 * @param name    what the child is called in messages
 * @param command the program and its arguments
 */
public record ChildSpec(String name, List<String> command) {

    private static final List<String> QUIET = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+ExitOnOutOfMemoryError");

    /** Copies the command. */
    public ChildSpec {
        command = List.copyOf(command);
    }

    /**
     * Returns a child that is a class of ours, run by the Java of this JVM with the class path of this JVM.
     *
     * @param name       what the child is called in messages
     * @param main       the class whose {@code main} is started
     * @param jvmOptions what its JVM is told, besides not to warn of what the libraries need
     * @param arguments  what it is told itself
     * @return what to start
     */
    public static ChildSpec java(String name, Class<?> main, List<String> jvmOptions, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUIET);
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(absoluteClassPath());
        command.add(main.getName());
        command.addAll(arguments);
        return new ChildSpec(name, command);
    }

    /**
     * Returns the same child, told more.
     *
     * @param arguments what it is told besides, at the end
     * @return what to start
     */
    public ChildSpec with(String... arguments) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of(arguments));
        return new ChildSpec(name, longer);
    }

    private static String absoluteClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
