package dev.selvedge.lab.model.compute;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.compute.ComputeRequest;
import dev.selvedge.lab.compute.Part;
import dev.selvedge.lab.model.blocking.WorkloadEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** {@code POST /compute}. */
final class ComputeEndpoint extends WorkloadEndpoint {

    private static final System.Logger LOG = System.getLogger(ComputeEndpoint.class.getName());

    private final PartCounter counter;

    ComputeEndpoint(PartCounter counter) {
        this.counter = counter;
    }

    @Override
    protected Answer work(String method, String path, InputStream body) throws IOException, Refusal {
        if (!method.equals("POST") || !path.equals("/compute")) {
            throw Refusal.of(404, "there is only POST /compute here");
        }
        byte[] bytes = body.readNBytes(ComputeRequest.LARGEST_BODY + 1);
        ComputeRequest.checkLength(bytes.length);
        ComputeRequest request = ComputeRequest.parse(bytes);
        return request.answer(count(request.parts()));
    }

    private long count(List<Part> parts) throws Refusal {
        try {
            return counter.count(parts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server ends: nothing else interrupts a request
            throw Refusal.of(503, "the server ends");
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "A computation failed: " + e);
            throw Refusal.of(500, "a task failed");
        }
    }
}
