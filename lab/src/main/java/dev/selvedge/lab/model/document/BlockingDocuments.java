package dev.selvedge.lab.model.document;

import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.blocking.Front;
import dev.selvedge.lab.model.blocking.FrontedServer;

/** Servers whose requests block, one step after the other: they differ in the threads of their HTTP server alone. */
final class BlockingDocuments {

    private BlockingDocuments() {}

    static ChildService start(DocumentSettings settings, Front.Starter front) throws Exception {
        JdbcDocuments documents = JdbcDocuments.open(settings);
        LanguageClient language = LanguageClient.open(settings);
        Reading reading = Reading.onThreads();
        DocumentEndpoint endpoint =
                new DocumentEndpoint(new BlockingDesk(reading, documents, language, settings.deadline()));
        FrontedServer server = new FrontedServer(front.start(settings.port(), endpoint))
                .gauge("running", endpoint::running)
                .gauge("db_busy", documents::busy)
                .gauge("db_waiting", documents::waiting)
                .gauge("model_pending", language::pending)
                .on(language)
                .on(documents);
        reading.gauges().forEach(server::gauge);
        return server;
    }
}
