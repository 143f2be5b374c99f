package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.PaymentRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/** The payment service, called with a client that blocks. */
public final class PaymentClient implements AutoCloseable {

    private static final URI PAY = URI.create("/pay");
    private static final RequestConfig NO_TIMEOUT = ServiceClient.within(Timeout.DISABLED);

    private final ServiceClient service;

    private PaymentClient(ServiceClient service) {
        this.service = service;
    }

    /** Makes the client; its connections are opened when they are needed, and kept. */
    public static PaymentClient open(ServerSettings settings) {
        return new PaymentClient(ServiceClient.open(settings.payment(), settings.paymentConnections()));
    }

    /**
     * Holds the money for an order. Blocks until the answer is there; an interrupt of a virtual thread ends that, too.
     *
     * @throws Refusal if the service says no or can't be reached
     */
    public void hold(String order, long cents) throws Refusal {
        hold(order, cents, NO_TIMEOUT);
    }

    /**
     * Holds the money for an order. Blocks until the answer is there, or the time is over.
     *
     * @throws Refusal if the service says no, can't be reached, or has not answered in the time that is left
     */
    public void hold(String order, long cents, Duration left) throws Refusal {
        hold(order, cents, ServiceClient.within(left));
    }

    private void hold(String order, long cents, RequestConfig config) throws Refusal {
        HttpPost post = new HttpPost(PAY);
        post.setEntity(new ByteArrayEntity(PaymentRequest.json(order, cents), ContentType.APPLICATION_JSON));
        post.setConfig(config);
        int status;
        try {
            status = service.call(post, response -> {
                EntityUtils.consume(response.getEntity());
                return response.getCode();
            });
        } catch (InterruptedIOException e) {
            throw OrderRefusals.deadline(); // a time-out, or the interrupt of a cancellation, which means the same here
        } catch (IOException e) {
            throw OrderRefusals.paymentFailed();
        }
        if (status != 200) {
            throw OrderRefusals.paymentFailed();
        }
    }

    /** Returns how many calls are under way. */
    public int pending() {
        return service.pending();
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
