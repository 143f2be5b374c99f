package dev.selvedge.doctor.observe;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Several observers as one: told in order. Of two of them, each has its own identity, even with the same observers. */
final class Several implements Observer {

    private final List<Observer> all;

    Several(List<Observer> all) {
        this.all = all;
    }

    @Override
    public boolean listens() {
        for (Observer observer : all) {
            if (observer.listens()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void scopeOpened(Named scope) {
        all.forEach(observer -> observer.scopeOpened(scope));
    }

    @Override
    public void scopeClosed(Named scope) {
        all.forEach(observer -> observer.scopeClosed(scope));
    }

    @Override
    public void taskForked(Named scope, Named task) {
        all.forEach(observer -> observer.taskForked(scope, task));
    }

    @Override
    public void taskStarted(Named task, long delayNanos) {
        all.forEach(observer -> observer.taskStarted(task, delayNanos));
    }

    @Override
    public void taskEnded(Named scope, Named task, String outcome) {
        all.forEach(observer -> observer.taskEnded(scope, task, outcome));
    }

    @Override
    public void cancelled(String what, String canceller, String reason) {
        all.forEach(observer -> observer.cancelled(what, canceller, reason));
    }

    @Override
    public void problem(String message, Throwable problem) {
        all.forEach(observer -> observer.problem(message, problem));
    }

    @Override
    public @Nullable WaitEnd waitBegun() {
        if (all.size() == 1) {
            return all.getFirst().waitBegun();
        }
        List<WaitEnd> ends =
                all.stream().map(Observer::waitBegun).filter(Objects::nonNull).toList();
        return ends.isEmpty() ? null : wait -> ends.forEach(end -> end.waitEnded(wait));
    }
}
