package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.document.Route;
import dev.selvedge.lab.document.Upload;
import dev.selvedge.lab.model.loop.Attempt;
import dev.selvedge.lab.model.loop.LoopEndpoint;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/**
 * What the desk of a loop answers.
 *
 * @param desk the desk
 */
record LoopDocumentEndpoint(LoopDesk desk) implements LoopEndpoint {

    @Override
    public Future<Answer> answer(HttpServerRequest request) throws Refusal {
        Route route = Route.of(request.method().name(), String.valueOf(request.path()));
        return request.body().compose(body -> Attempt.future(() -> begin(route, body.getBytes())));
    }

    private Future<Answer> begin(Route route, byte[] body) throws Refusal {
        route.checkLength(body.length);
        return switch (route.kind()) {
            case UPLOAD -> desk.store(new Upload(route.document(), body));
            case QUESTION -> desk.ask(Question.parse(route.document(), body));
        };
    }
}
