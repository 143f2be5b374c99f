package dev.selvedge.worker;

import dev.selvedge.Channel;
import dev.selvedge.Scope;

/** A program with two children, one that computes and one that waits: says their processes, and waits to be killed. */
final class DoomedParent {

    private DoomedParent() {}

    static void main() throws InterruptedException {
        Scope.run(scope -> {
            Workers workers = Workers.pool("doomed")
                    .size(2)
                    .allow(Jobs.Busy.class, Jobs.Waiting.class)
                    .open(scope);
            Channel<Long> begun = Channel.rendezvous();
            workers.fork(scope, new Jobs.Busy(begun.sender()));
            System.out.println(begun.receive());
            workers.fork(scope, new Jobs.Waiting(begun.sender()));
            System.out.println(begun.receive());
            begun.receive();
        });
    }
}
