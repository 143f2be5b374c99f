package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Answer;
import java.io.IOException;
import java.io.InputStream;

/** What a request is answered, whatever the HTTP server; on the calling thread, which it blocks for as long as that takes. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Answers a request.
     *
     * @param method such as {@code POST}
     * @param path   such as {@code /order}
     * @param body   what follows the headers
     * @return the answer, also where the request is refused
     * @throws IOException if the body can't be read
     */
    Answer answer(String method, String path, InputStream body) throws IOException;
}
