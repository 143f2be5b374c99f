package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.document.Route;
import dev.selvedge.lab.document.Upload;
import dev.selvedge.lab.model.blocking.Endpoint;
import dev.selvedge.lab.model.blocking.OrderEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/** What a request is answered where requests block: what the desk does, and {@code GET /health}. */
final class DocumentEndpoint implements Endpoint {

    private final Desk desk;
    private final LongAdder running = new LongAdder();

    DocumentEndpoint(Desk desk) {
        this.desk = desk;
    }

    /** Returns how many requests are in work. */
    long running() {
        return running.sum();
    }

    @Override
    public Answer answer(String method, String path, InputStream body) throws IOException {
        if (path.equals(OrderEndpoint.HEALTH)) {
            return OrderEndpoint.OK;
        }
        running.increment();
        try {
            Route route = Route.of(method, path);
            byte[] bytes = body.readNBytes(route.kind().longest() + 1);
            route.checkLength(bytes.length);
            return switch (route.kind()) {
                case UPLOAD -> desk.store(new Upload(route.document(), bytes));
                case QUESTION -> desk.ask(Question.parse(route.document(), bytes));
            };
        } catch (Refusal refusal) {
            return refusal.answer();
        } finally {
            running.decrement();
        }
    }
}
