package dev.selvedge.internal.jdk;

import dev.selvedge.spi.ThreadStarter;

/**
 * Starts a virtual thread for each task. It is a child of the forker's thread in the JDK's sense: inheritable thread locals
 * and the context class loader are handed on, as libraries and application servers expect.
 */
final class VirtualThreadStarter implements ThreadStarter {

    @Override
    public void start(String name, Runnable body) {
        if (name.isEmpty()) {
            Thread.startVirtualThread(body);
        } else {
            Thread.ofVirtual().name(name).start(body);
        }
    }
}
