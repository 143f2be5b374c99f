package dev.selvedge.doctor.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.attach.Source;
import dev.selvedge.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancelTest {

    @Test
    void cancel_isRefused_unlessItWasAllowed() throws Exception {
        try (PageServer page = PageServer.start(Server::deadlock, 0)) {
            assertThat(Server.send(
                                    page.address(),
                                    "POST /api/cancel?thread=1 HTTP/1.1",
                                    "Host: 127.0.0.1:" + page.address().getPort(),
                                    "Content-Length: 0",
                                    "X-Selvedge-Token: " + Server.token(page.address()))
                            .status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, true, thread=7, 200",
        "POST, true, thread=8, 200",
        "POST, true, thread=-9, 200",
        "POST, true, thread=x, 400",
        "POST, true, '', 400",
        "POST, false, thread=7, 403",
        "GET, true, thread=7, 405"
    })
    void cancel_takesTheTokenAndANumber(String method, boolean token, String query, int status) throws Exception {
        List<Long> cancelled = new CopyOnWriteArrayList<>();
        Source source = new Source() {
            @Override
            public Snapshot snapshot() {
                return Server.deadlock();
            }

            @Override
            public boolean cancel(long thread, String reason) {
                cancelled.add(thread);
                return thread == 7;
            }
        };
        try (PageServer page = PageServer.startWithCancel(source, 0)) {
            Server.Answer answer = Server.send(
                    page.address(),
                    method + " /api/cancel?" + query + " HTTP/1.1",
                    "Host: 127.0.0.1:" + page.address().getPort(),
                    "Content-Length: 0",
                    "X-Selvedge-Token: " + (token ? Server.token(page.address()) : "guess"));
            assertThat(answer.status()).isEqualTo(status);
            assertThat(cancelled).hasSize(status == 200 ? 1 : 0);
            if (status == 200) {
                assertThat(answer.body()).isEqualTo("{\"asked\":" + query.endsWith("7") + "}");
            }
        }
    }
}
