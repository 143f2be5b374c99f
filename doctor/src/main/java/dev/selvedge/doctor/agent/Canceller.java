package dev.selvedge.doctor.agent;

import dev.selvedge.doctor.agent.Selvedge.Confined;
import dev.selvedge.doctor.agent.Selvedge.Known;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.ArrayList;

/** Asks a task of Selvedge to end: the one thing by which the doctor changes what it looks at, and only if its user said so. */
final class Canceller {

    /** The program's own handlers run before it returns, so it may take as long as they like. */
    private static final long PATIENCE_MILLIS = 2_000;

    private Canceller() {}

    /** Whether there was such a task, and it was not asked before. Handlers that take longer go on without us. */
    static boolean cancel(long number, String reason, Instrumentation instrumentation) throws Exception {
        Selvedge selvedge = Selvedge.in(instrumentation, new ArrayList<>());
        for (Confined task : selvedge.confined()) {
            if (task.thread() == null && StandIn.number(task) == number) {
                return cancel(task.known(), reason);
            }
        }
        for (Thread thread : Population.now().threads()) {
            Known known = thread.threadId() == number ? selvedge.of(thread) : null;
            if (known != null) {
                return cancel(known, reason);
            }
        }
        return false;
    }

    private static boolean cancel(Known known, String reason) throws Exception {
        return known.task() != null && known.task().cancelled() == null && ask(known.identity(), reason);
    }

    private static boolean ask(Object task, String reason) throws Exception {
        Class<?> type =
                Class.forName("dev.selvedge.Task", false, task.getClass().getClassLoader());
        Method cancel = type.getMethod("cancel", String.class);
        Thread asking = new Thread(() -> {
            try {
                cancel.invoke(task, reason);
            } catch (ReflectiveOperationException | RuntimeException e) {
                // A handler of the program failed; the task is cancelled all the same.
            }
        });
        asking.setDaemon(true);
        asking.setName("selvedge-doctor-cancel");
        asking.start();
        asking.join(PATIENCE_MILLIS);
        return true;
    }
}
