package dev.selvedge.lab.model.compute;

import dev.selvedge.lab.compute.ComputeRequest;
import dev.selvedge.lab.model.blocking.Endpoint;
import dev.selvedge.lab.model.blocking.OrderEndpoint;
import dev.selvedge.lab.order.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/** {@code POST /compute}, and {@code GET /health}. */
final class ComputeEndpoint implements Endpoint {

    private static final System.Logger LOG = System.getLogger(ComputeEndpoint.class.getName());

    private final PartCounter counter;
    private final LongAdder running = new LongAdder();

    ComputeEndpoint(PartCounter counter) {
        this.counter = counter;
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
        if (!method.equals("POST") || !path.equals("/compute")) {
            return ComputeRequest.refused(404, "there is only POST /compute here");
        }
        byte[] bytes = body.readNBytes(ComputeRequest.LARGEST_BODY + 1);
        if (bytes.length > ComputeRequest.LARGEST_BODY) {
            return ComputeRequest.refused(400, "the body is longer than " + ComputeRequest.LARGEST_BODY + " bytes");
        }
        running.increment();
        try {
            return compute(bytes);
        } finally {
            running.decrement();
        }
    }

    private Answer compute(byte[] body) {
        try {
            ComputeRequest request = ComputeRequest.parse(body);
            return request.answer(counter.count(request.parts()));
        } catch (ComputeRequest.BadRequest e) {
            return ComputeRequest.refused(400, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server ends: nothing else interrupts a request
            return ComputeRequest.refused(503, "the server ends");
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "A computation failed: " + e);
            return ComputeRequest.refused(500, "a task failed");
        }
    }
}
