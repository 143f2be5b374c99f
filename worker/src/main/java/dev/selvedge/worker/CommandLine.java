package dev.selvedge.worker;

import java.util.ArrayList;
import java.util.List;

/** How a child is started. */
final class CommandLine {

    private CommandLine() {}

    static List<String> of(Settings settings, ChildFolder folder, ClassArchive archive) {
        List<String> command = new ArrayList<>();
        command.add(settings.java.toString());
        command.add("-XX:+ExitOnOutOfMemoryError"); // a JVM that has met one may limp on for ever
        command.add("-XX:+DisplayVMOutputToStderr"); // what the JVM says when it ends belongs to the exception
        command.add("-XX:ErrorFile=" + folder.temporary().resolve("crash.log"));
        command.add("-Djava.io.tmpdir=" + folder.temporary());
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-Dstderr.encoding=UTF-8");
        if (settings.maxHeap != null) {
            command.add("-Xmx" + settings.maxHeap);
        }
        command.addAll(archive.options());
        command.addAll(settings.options);
        command.add("-cp");
        command.add(settings.classPath);
        command.add(WorkerMain.class.getName());
        command.add(folder.socket().toString());
        return command;
    }
}
