package dev.selvedge.lab.model.document;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.document.DocumentRefusals;
import dev.selvedge.lab.model.blocking.FrontedServer;
import dev.selvedge.lab.model.blocking.HelidonFront;
import dev.selvedge.lab.model.selvedge.Places;

/**
 * The child of the model {@code selvedge}: the clients of {@code threads} and {@code virtual}, with a scope for each request.
 *
 * <p>Arguments: those of {@link DocumentSettings}, {@code --upload-limit} (32: how many uploads are in work at a time), {@code --limit}
 * (1,024: how many questions), and {@code --queue} (256: how many more of each may wait; beyond that, 503). Gauges: {@code running},
 * {@code waiting} (at a limit), {@code shed} (since the start), {@code db_busy}, {@code db_waiting}, {@code model_pending}, and those of
 * {@link Reading}.
 */
public final class SelvedgeDocumentMain {

    private static final int MOST = 1_000_000;

    private SelvedgeDocumentMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, SelvedgeDocumentMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        int queue = arguments.number("queue", 256, 0, MOST);
        Places uploads = places("uploads", arguments.number("upload-limit", 32, 1, MOST), queue);
        Places questions = places("questions", arguments.number("limit", 1_024, 1, MOST), queue);
        return start(DocumentSettings.from(arguments), uploads, questions);
    }

    private static Places places(String name, int limit, int queue) {
        return new Places(name, limit, queue, DocumentRefusals::overloaded);
    }

    private static ChildService start(DocumentSettings settings, Places uploads, Places questions) {
        JdbcDocuments documents = JdbcDocuments.open(settings);
        LanguageClient language = LanguageClient.open(settings);
        Reading reading = Reading.onThreads();
        BlockingDesk steps = new BlockingDesk(reading, documents, language, settings.deadline());
        ScopedDesk desk = new ScopedDesk(steps, settings.database().connections(), uploads, questions);
        FrontedServer server = new FrontedServer(HelidonFront.start(settings.port(), new DocumentEndpoint(desk)))
                .gauge("running", () -> uploads.running() + questions.running())
                .gauge("waiting", () -> uploads.waiting() + questions.waiting())
                .gauge("shed", () -> uploads.shed() + questions.shed())
                .gauge("db_busy", documents::busy)
                .gauge("db_waiting", desk::waiting)
                .gauge("model_pending", language::pending)
                .on(language)
                .on(documents);
        reading.gauges().forEach(server::gauge);
        return server;
    }
}
