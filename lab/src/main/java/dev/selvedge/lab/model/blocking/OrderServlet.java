package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Answer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** The endpoint as a servlet. */
final class OrderServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient OrderEndpoint endpoint;

    OrderServlet(OrderEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer answer = endpoint.answer(request.getMethod(), request.getRequestURI(), request.getInputStream());
        TomcatFront.send(response, answer);
    }
}
