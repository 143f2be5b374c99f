package dev.selvedge.lab.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.lab.service.LoopService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ItemServiceTest {

    private static final int PLACES = 2;
    private static final int NEVER_MICROS = 60_000_000;

    private final ObjectMapper json = new ObjectMapper();
    private HttpClient client;
    private LoopService service;

    @BeforeEach
    void open() throws Exception {
        client = HttpClient.newHttpClient();
        service = ItemMain.start(0, new Pace(PLACES, 0, 0));
    }

    @AfterEach
    void close() throws Exception {
        client.shutdownNow();
        service.end();
    }

    private CompletableFuture<HttpResponse<String>> begin(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private String ask(String path, String body) {
        return begin(path, body).join().body();
    }

    private Counts counts() throws Exception {
        return json.readValue(ask("/counts", ""), Counts.class);
    }

    private Counts await(Predicate<Counts> state) throws Exception {
        Counts counts = counts();
        while (!state.test(counts)) {
            counts = counts();
        }
        return counts;
    }

    @Test
    void item_isTheSameEachTime_andCountedAsDoubled() throws Exception {
        String first = ask("/item/17/3", "");
        assertThat(first).startsWith("Post 3 for reader 17. ").matches("[A-Za-z0-9 .]{500,3500}");
        assertThat(ask("/item/17/3", "")).isEqualTo(first);
        assertThat(counts().answered()).isEqualTo(2);
        assertThat(counts().doubled()).isEqualTo(1);
        ask("/reset", "");
        assertThat(counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void calls_overThePlaces_wait_andOneWhoseCallerGoes_leavesTheQueue() throws Exception {
        service.end();
        service = ItemMain.start(0, new Pace(PLACES, NEVER_MICROS, NEVER_MICROS));
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int item = 0; item < PLACES + 1; item++) {
            calls.add(begin("/item/1/" + item, ""));
            int begun = item + 1;
            await(counts -> counts.busy() + counts.queued() == begun);
        }
        assertThat(counts().busy()).isEqualTo(PLACES);
        calls.getLast().cancel(true);
        calls.getFirst().cancel(true);
        await(counts -> counts.queued() == 0);
        await(counts -> counts.givenUp() == 1);
        assertThat(counts().busy()).as("work can't be taken back").isEqualTo(PLACES);
    }

    @Test
    void calls_forAReaderWhoHasLeft_areCounted() throws Exception {
        ask("/fault", "hang");
        CompletableFuture<HttpResponse<String>> call = begin("/item/5/0", "");
        ask("/left", "5");
        assertThat(await(counts -> counts.afterLeftMillis() > 300).forNobody())
                .as("it began before")
                .isZero();
        CompletableFuture<HttpResponse<String>> late = begin("/item/5/1", "");
        await(counts -> counts.forNobody() == 1);
        call.cancel(true);
        late.cancel(true);
    }

    @Test
    void fault_fail_isAnswered500() {
        ask("/fault", "fail");
        assertThat(begin("/item/1/0", "").join().statusCode()).isEqualTo(500);
        ask("/fault", "none");
        assertThat(begin("/item/1/0", "").join().statusCode()).isEqualTo(200);
        assertThat(begin("/fault", "rage").join().statusCode()).isEqualTo(400);
        assertThat(begin("/left", "somebody").join().statusCode()).isEqualTo(400);
        assertThat(begin("/elsewhere", "").join().statusCode()).isEqualTo(404);
    }
}
