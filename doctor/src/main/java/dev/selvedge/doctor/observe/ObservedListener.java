package dev.selvedge.doctor.observe;

import dev.selvedge.spi.Environment;
import dev.selvedge.spi.TaskListener;

/** Tells the observer what the library tells; problems are logged, too. */
record ObservedListener(Environment jdk, Hub hub) implements TaskListener {

    @Override
    public boolean listens() {
        return hub.observer().listens();
    }

    @Override
    public void scopeOpened(Named scope) {
        hub.tell(jdk, observer -> observer.scopeOpened(scope));
    }

    @Override
    public void scopeClosed(Named scope) {
        hub.tell(jdk, observer -> observer.scopeClosed(scope));
    }

    @Override
    public void taskForked(Named scope, Named task) {
        hub.tell(jdk, observer -> observer.taskForked(scope, task));
    }

    @Override
    public void taskEnded(Named scope, Named task, String outcome) {
        hub.tell(jdk, observer -> observer.taskEnded(scope, task, outcome));
    }

    @Override
    public void cancelled(String what, String canceller, String reason) {
        hub.tell(jdk, observer -> observer.cancelled(what, canceller, reason));
    }

    @Override
    public void problem(String message, Throwable problem) {
        jdk.listener().problem(message, problem);
        hub.tell(jdk, observer -> observer.problem(message, problem));
    }
}
