package dev.selvedge.lab.model.document;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.blocking.TomcatFront;

/**
 * The child of the model {@code threads}: embedded Tomcat with a pool of platform threads, blocking JDBC and blocking HTTP.
 *
 * <p>Arguments: those of {@link DocumentSettings}, and {@code --pool} (200: how many threads). Gauges: {@code busy} and {@code pool_size}
 * (threads), {@code queued} (requests that wait for one), {@code connections} (of clients), {@code running} (requests), {@code db_busy},
 * {@code db_waiting}, {@code model_pending} (answers of the language model under way), and those of {@link Reading}.
 */
public final class ThreadsDocumentMain {

    private ThreadsDocumentMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, ThreadsDocumentMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        int pool = arguments.number("pool", 200, 1, 100_000);
        return BlockingDocuments.start(
                DocumentSettings.from(arguments), (port, endpoint) -> TomcatFront.withPool(port, pool, endpoint));
    }
}
