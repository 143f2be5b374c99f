package dev.selvedge.doctor.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Cancellation was asked for. The stack is that of who asked. */
@Name("dev.selvedge.Cancellation")
@Label("Cancellation")
@Description("Cancellation was asked for, by a program or because of a failure or a deadline")
@Category("Selvedge")
@StackTrace
final class CancellationEvent extends Event {

    @Label("What")
    @Description("What is to be cancelled, such as scope 'import'")
    @Nullable
    String what;

    @Label("Canceller")
    @Description("Who asked")
    @Nullable
    String canceller;

    @Label("Reason")
    @Nullable
    String reason;
}
