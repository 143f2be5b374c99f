package dev.selvedge.lab.workload.document;

import dev.selvedge.lab.database.DocumentDatabase;
import dev.selvedge.lab.document.Route.Kind;
import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.languagemodel.LanguageModelMain;
import dev.selvedge.lab.plan.Defaults;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.report.Layout;
import dev.selvedge.lab.report.Layout.Figure;
import dev.selvedge.lab.workload.backend.BackedWorkload;
import dev.selvedge.lab.workload.backend.Backend;
import dev.selvedge.lab.workload.backend.CalledService;
import java.util.List;

/** Documents that are uploaded, and questions about them: computing, a database and a language model in one server. */
public final class DocumentWorkload extends BackedWorkload {

    private static final Backend BACKEND = new Backend(
            DocumentDatabase::connect,
            new CalledService(
                    "language-model",
                    "model",
                    "language model",
                    LanguageModelMain.class,
                    500,
                    "an answer, word by word"));

    /**
     * The load is open: whoever waits for a language model is no reason for others not to ask. At this rate two cores have time to spare, and
     * there are more connections than requests can be under way before they are given up.
     */
    private static final Defaults OPEN = new Defaults(1_000, 40, 9, 15, 6, 9);

    /** So many that a language model which hangs until the deadline has more questions waiting than a usual pool has threads. */
    private static final int RATE_WITH_FAULT = 80;

    /** Creates the workload. */
    public DocumentWorkload() {
        super(BACKEND, DocumentLoad.class);
    }

    @Override
    public String name() {
        return "document";
    }

    @Override
    public String summary() {
        return "reads, cuts and stores an uploaded PDF, or answers a question about one; four of five are questions,"
                + " which wait about 500 ms for a language model";
    }

    @Override
    public List<Model> models() {
        return DocumentModels.ALL;
    }

    @Override
    public Defaults defaults() {
        return OPEN;
    }

    @Override
    public Defaults defaults(Fault fault) {
        return OPEN.load(OPEN.connections(), RATE_WITH_FAULT);
    }

    @Override
    public String checkedSort() {
        return Kind.UPLOAD.label();
    }

    @Override
    public Story story() {
        return new DocumentStory();
    }

    @Override
    public Layout layout() {
        return new Layout(
                "Uploads and questions. Errors and time-outs don't count here.",
                List.of(
                        new Figure("reading", "PDFs being read"),
                        new Figure("reading_ms", "longest reading in a second, ms"),
                        new Figure("loop_reading_ms", "longest reading on a loop in a second, ms"),
                        new Figure("model_pending", "waiting for the model"),
                        new Figure("db_busy", "busy database connections"),
                        new Figure("db_waiting", "waiting for the database")),
                List.of());
    }
}
