package dev.selvedge.worker;

import java.util.List;

/** A process, and those that it has started. */
final class ProcessTree {

    private ProcessTree() {}

    /** Kills it, and those below it that can be found. Never blocks. */
    static void kill(Process process) {
        List<ProcessHandle> below = process.descendants().toList(); // once it is gone, nobody knows whose they were
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
    }

    /** Kills those that this process has started and that can be found, before it ends itself. Never blocks. */
    static void killBelow() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
