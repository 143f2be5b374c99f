package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.document.Route;
import dev.selvedge.lab.document.Upload;
import dev.selvedge.lab.model.blocking.WorkloadEndpoint;
import java.io.IOException;
import java.io.InputStream;

/** What a desk answers where requests block. */
final class DocumentEndpoint extends WorkloadEndpoint {

    private final Desk desk;

    DocumentEndpoint(Desk desk) {
        this.desk = desk;
    }

    @Override
    protected Answer work(String method, String path, InputStream body) throws IOException, Refusal {
        Route route = Route.of(method, path);
        byte[] bytes = body.readNBytes(route.kind().longest() + 1);
        route.checkLength(bytes.length);
        return switch (route.kind()) {
            case UPLOAD -> desk.store(new Upload(route.document(), bytes));
            case QUESTION -> desk.ask(Question.parse(route.document(), bytes));
        };
    }
}
