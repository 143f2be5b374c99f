package dev.selvedge.doctor.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * A task has run: from when its thread began until it ended. An event of a virtual thread that has made none yet takes microseconds, many
 * times what the task itself costs; so there is a threshold.
 */
@Name("dev.selvedge.Task")
@Label("Task")
@Description("A task has run, from when its thread began until it ended")
@Category("Selvedge")
@StackTrace(false)
@Threshold("1 ms")
final class TaskEvent extends Event {

    @Label("Task")
    @Description("The task's name")
    @Nullable
    String task;

    @Label("Scope")
    @Description("The name of the scope that it was forked in")
    @Nullable
    String scope;

    @Label("Outcome")
    @Description("success, failure or cancelled")
    @Nullable
    String outcome;

    @Label("Start Delay")
    @Description("How long it took from the fork until its thread began")
    @Timespan(Timespan.NANOSECONDS)
    long startDelay;
}
