package dev.selvedge.lab.service;

import dev.selvedge.lab.plan.DownstreamException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Tells a service what to do wrong. Used by the thread that runs the lab. */
public final class FaultSwitch {

    static final String PATH = "/fault";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String title;
    private final URI path;

    /**
     * Creates the switch of a service.
     *
     * @param title what it is called in messages: {@code the language model}
     * @param url   where it serves, without a path
     */
    public FaultSwitch(String title, String url) {
        this.title = title;
        this.path = URI.create(url + PATH);
    }

    /**
     * Switches to a fault, or to none. Blocks until the service has agreed, five seconds at most; an interrupt ends that and is kept.
     *
     * @throws DownstreamException if the service can't be told
     */
    public void turnTo(ServiceFault fault) throws DownstreamException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(path)
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofString(fault.label()))
                    .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new DownstreamException(title + " could not be told to be '" + fault.label() + "'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run ends, and sees it at its next look
        }
    }
}
