package dev.selvedge.lab.workload.document;

import dev.selvedge.lab.model.document.BlockedLoopDocumentMain;
import dev.selvedge.lab.model.document.HybridDocumentMain;
import dev.selvedge.lab.model.document.LoopDocumentMain;
import dev.selvedge.lab.model.document.SelvedgeDocumentMain;
import dev.selvedge.lab.model.document.ThreadsDocumentMain;
import dev.selvedge.lab.model.document.VirtualDocumentMain;
import dev.selvedge.lab.plan.Model;
import java.util.List;

/** The models that read documents and answer questions. */
final class DocumentModels {

    static final List<Model> ALL = List.of(
            new Model(
                    "threads",
                    "a thread for each request: Tomcat with a pool of 200 threads, blocking JDBC and HTTP",
                    ThreadsDocumentMain.class),
            new Model(
                    "event-loop",
                    "event loops, as many as cores: Vert.x with clients that never block; PDFs are read on the loop",
                    LoopDocumentMain.class),
            new Model(
                    "event-loop-blocked",
                    "the same loops with the mistake: a driver and an HTTP client that block, on the loop",
                    BlockedLoopDocumentMain.class),
            new Model(
                    "hybrid",
                    "event loops with clients that never block, and as many workers as cores to read PDFs",
                    HybridDocumentMain.class),
            new Model(
                    "virtual",
                    "a virtual thread for each request, and nothing else: the code of threads, on Helidon",
                    VirtualDocumentMain.class),
            new Model(
                    "selvedge",
                    "a scope for each request: PDFs are read on threads for computing, answers come over a channel;"
                            + " a deadline and limits",
                    SelvedgeDocumentMain.class));

    private DocumentModels() {}
}
