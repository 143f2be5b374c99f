package dev.selvedge.lab.model.blocking;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** An endpoint as a servlet. */
final class EndpointServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Endpoint endpoint;

    EndpointServlet(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TomcatFront.send(
                response, endpoint.answer(request.getMethod(), request.getRequestURI(), request.getInputStream()));
    }
}
