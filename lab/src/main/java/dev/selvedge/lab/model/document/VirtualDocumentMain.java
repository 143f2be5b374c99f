package dev.selvedge.lab.model.document;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.blocking.HelidonFront;

/**
 * The child of the model {@code virtual}: the code of {@code threads} on virtual threads, one for each connection. One that reads a document
 * keeps its carrier until it has read it.
 *
 * <p>Arguments: those of {@link DocumentSettings}. Gauges: {@code running} (requests), {@code db_busy}, {@code db_waiting},
 * {@code model_pending}, and those of {@link Reading}.
 */
public final class VirtualDocumentMain {

    private VirtualDocumentMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, VirtualDocumentMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        return BlockingDocuments.start(DocumentSettings.from(arguments), HelidonFront::start);
    }
}
