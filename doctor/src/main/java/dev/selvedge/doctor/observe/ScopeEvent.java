package dev.selvedge.doctor.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** A scope was open: from when its body began until all its tasks had ended. */
@Name("dev.selvedge.Scope")
@Label("Scope")
@Description("A scope was open, from when its body began until all its tasks had ended")
@Category("Selvedge")
@StackTrace(false)
@Threshold("1 ms")
final class ScopeEvent extends Event {

    @Label("Scope")
    @Description("The scope's name")
    @Nullable
    String scope;
}
