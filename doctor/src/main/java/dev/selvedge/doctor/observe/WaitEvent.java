package dev.selvedge.doctor.observe;

import dev.selvedge.Inspection;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** A thread was parked in a wait of the library. The threshold is that of the JDK's own events for waits. */
@Name("dev.selvedge.Wait")
@Label("Wait")
@Description("A task, or another thread, waited for a channel, a task, a permit or the like")
@Category("Selvedge")
@StackTrace
@Threshold("10 ms")
final class WaitEvent extends Event implements Observer.WaitEnd {

    @Label("Operation")
    @Description("What was to be done, such as receive; select if there were several ways to go on")
    @Nullable
    String operation;

    @Label("Resource")
    @Description("What it was to be done with, such as channel 'rows'; for a select all that it waited for")
    @Nullable
    String resource;

    @Label("Waiter")
    @Description("Who waited, such as task 'copy' of scope 'import'")
    @Nullable
    String waiter;

    @Override
    public void waitEnded(Inspection.Awaited wait) {
        end();
        if (shouldCommit()) {
            operation = wait.operation();
            resource = wait.resource();
            waiter = wait.waiter();
            commit();
        }
    }
}
