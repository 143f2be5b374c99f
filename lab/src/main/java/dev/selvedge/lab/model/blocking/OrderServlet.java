package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.order.Answer;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Refusal;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** {@code POST /order}, and {@code GET /health}. */
final class OrderServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient OrderHandler handler;

    OrderServlet(OrderHandler handler) {
        this.handler = handler;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().equals("/health")) {
            send(response, 200, "text/plain", "ok".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        Answer answer = answer(request);
        send(response, answer.status(), Answer.CONTENT_TYPE, answer.body());
    }

    private Answer answer(HttpServletRequest request) throws IOException {
        try {
            if (!request.getMethod().equals("POST") || !request.getRequestURI().equals("/order")) {
                throw Refusal.notFound();
            }
            return handler.handle(body(request));
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException, Refusal {
        byte[] body = request.getInputStream().readNBytes(OrderRequest.LARGEST_BODY + 1);
        OrderRequest.checkLength(body.length);
        return body;
    }

    private static void send(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
