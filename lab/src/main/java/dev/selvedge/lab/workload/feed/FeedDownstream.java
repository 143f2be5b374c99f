package dev.selvedge.lab.workload.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.lab.items.Counts;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.service.FaultSwitch;
import dev.selvedge.lab.service.ServiceFaults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the servers of the workload {@code feed} stand on: the item service. */
final class FeedDownstream implements Downstream {

    private static final String FAULT_PREFIX = "backend";
    private static final String TITLE = "the item service";

    static final List<Fault> FAULTS = faults();

    /** Work for a reader that goes on for longer than that after it has left is not a server's being slow to notice. */
    static final int MOST_AFTER_LEFT_MILLIS = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final int port;
    private final String url;
    private final ServiceFaults faults;

    FeedDownstream(int port) {
        this.port = port;
        url = "http://127.0.0.1:" + port;
        faults = new ServiceFaults(FAULT_PREFIX, new FaultSwitch(TITLE, url));
    }

    private static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(ServiceFaults.all(FAULT_PREFIX, TITLE, "three"));
        faults.add(new Fault(
                FeedScene.SLOW_CLIENT, "every second reader asks for the whole feed and stops reading, but stays"));
        faults.add(new Fault(FeedScene.BURST, "three times as many readers come"));
        return List.copyOf(faults);
    }

    @Override
    public List<String> arguments() {
        return List.of("--items-url", url, "--deadline-ms", Integer.toString(Settings.DEADLINE_MILLIS));
    }

    /** The generator tells the item service which reader has left. */
    @Override
    public List<String> generatorArguments() {
        return List.of("--items", Integer.toString(port));
    }

    @Override
    public void reset() throws DownstreamException {
        faults.endAll();
        ask("/reset", "");
    }

    @Override
    public void disturb(String fault) throws DownstreamException {
        faults.begin(fault);
    }

    @Override
    public void mend(String fault) throws DownstreamException {
        faults.end(fault);
    }

    /** Holds if no more was shown than was fetched, and nothing was fetched twice; consistent if work ends when its reader leaves. */
    @Override
    public Check check(long confirmed, long unknown) throws DownstreamException {
        Counts counts = counts();
        return new Check(
                confirmed,
                unknown,
                counts.answered(),
                counts.afterLeftMillis() <= MOST_AFTER_LEFT_MILLIS,
                confirmed <= counts.answered() && counts.doubled() == 0);
    }

    private Counts counts() throws DownstreamException {
        String json = ask("/counts", "");
        try {
            return JSON.readValue(json, Counts.class);
        } catch (JsonProcessingException e) {
            throw new DownstreamException("the item service answered what are no counts: " + json, e);
        }
    }

    private String ask(String path, String body) throws DownstreamException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new DownstreamException("the item service does not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run ends, and sees it at its next look
            throw new DownstreamException("the item service was not asked for " + path + ": it was interrupted", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
