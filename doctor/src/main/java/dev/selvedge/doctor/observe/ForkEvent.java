package dev.selvedge.doctor.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A task was forked. Off by default, because its stack, which is what it is good for, costs more than the fork. */
@Name("dev.selvedge.Fork")
@Label("Fork")
@Description("A task was forked, with the stack that forked it")
@Category("Selvedge")
@Enabled(false)
@StackTrace
final class ForkEvent extends Event {

    @Label("Task")
    @Description("The task's name")
    @Nullable
    String task;

    @Label("Scope")
    @Description("The name of the scope that it was forked in")
    @Nullable
    String scope;
}
