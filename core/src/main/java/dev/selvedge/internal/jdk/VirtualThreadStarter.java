package dev.selvedge.internal.jdk;

import dev.selvedge.spi.ThreadStarter;

/** Starts a virtual thread for each task. Task threads inherit no inheritable thread locals: context locals flow instead. */
final class VirtualThreadStarter implements ThreadStarter {

    private static final Thread.Builder.OfVirtual UNNAMED =
            Thread.ofVirtual().inheritInheritableThreadLocals(false);

    @Override
    public void start(String name, Runnable body) {
        if (name.isEmpty()) {
            UNNAMED.unstarted(body).start();
        } else {
            Thread.ofVirtual()
                    .name(name)
                    .inheritInheritableThreadLocals(false)
                    .unstarted(body)
                    .start();
        }
    }
}
