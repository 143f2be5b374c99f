package dev.selvedge.doctor.observe;

import dev.selvedge.spi.Environment;
import dev.selvedge.spi.TaskListener.Named;
import dev.selvedge.spi.ThreadStarter;
import java.util.concurrent.Executor;

/** Tells the observer of each task when its thread has begun to run. */
record ObservedStarter(Environment jdk, Hub hub) implements ThreadStarter {

    @Override
    public void start(String name, Runnable body) {
        jdk.starter().start(name, observed(body));
    }

    @Override
    public void startOn(Executor executor, String name, Runnable body) {
        jdk.starter().startOn(executor, name, observed(body));
    }

    private Runnable observed(Runnable body) {
        if (!(body instanceof Named task) || !hub.observer().listens()) {
            return body;
        }
        long forkedAt = jdk.time().nanoTime();
        return () -> {
            long delay = jdk.time().nanoTime() - forkedAt;
            hub.tell(jdk, observer -> observer.taskStarted(task, delay));
            body.run();
        };
    }
}
