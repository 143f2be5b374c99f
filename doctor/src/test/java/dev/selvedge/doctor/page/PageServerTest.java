package dev.selvedge.doctor.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.doctor.attach.Attached;
import dev.selvedge.doctor.attach.NotExaminedException;
import dev.selvedge.doctor.attach.Source;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageServerTest {

    private static final String AROUND = "/api/around?thread=1";

    private PageServer server;
    private URI address;

    @BeforeEach
    void start() throws IOException {
        server = PageServer.still(Server.deadlock(), 0);
        address = server.address();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String host() {
        return "Host: 127.0.0.1:" + address.getPort();
    }

    private String token() {
        return "X-Selvedge-Token: " + Server.token(address);
    }

    // ---- who is let in ---------------------------------------------------------------------------------------------

    @Test
    void address_isOfLoopback_andHasALongTokenThatDiffersEachTime() throws Exception {
        assertThat(address.getHost()).isEqualTo("127.0.0.1");
        assertThat(Server.token(address)).hasSizeGreaterThanOrEqualTo(128 / 6).matches("[\\w-]+");
        try (PageServer other = PageServer.still(Server.deadlock(), 0)) {
            assertThat(Server.token(other.address())).isNotEqualTo(Server.token(address));
        }
    }

    @Test
    void page_withItsToken_isThere() throws Exception {
        Server.Answer answer = Server.send(address, "GET " + address.getPath() + " HTTP/1.1", host());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<!DOCTYPE html>").doesNotContain("<script>", "style=", "onclick");
    }

    @Test
    void everyFileThatThePageNames_isThere_andNothingElse() throws Exception {
        for (String file : List.of("page.js", "page.css", "parts.css", "icon.svg", "uplot/uPlot.iife.min.js")) {
            assertThat(Server.send(address, "GET " + address.getPath() + file + " HTTP/1.1", host())
                            .status())
                    .as(file)
                    .isEqualTo(200);
        }
        for (String file :
                List.of("PageServer.class", "../page.js", "%2e%2e/page.js", "uplot/LICENSE", "/etc/passwd")) {
            assertThat(Server.send(address, "GET " + address.getPath() + file + " HTTP/1.1", host())
                            .status())
                    .as(file)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/page.js", "/favicon.ico", "/x/", "/api/live", AROUND, "/api/"})
    void request_withoutTheToken_isRefused(String path) throws Exception {
        assertThat(Server.send(address, "GET " + path + " HTTP/1.1", host()).status())
                .isEqualTo(403);
    }

    @Test
    void request_withAWrongToken_isRefused() throws Exception {
        String wrong = Server.token(address).substring(1) + "A";
        assertThat(Server.send(address, "GET /" + wrong + "/ HTTP/1.1", host()).status())
                .isEqualTo(403);
        assertThat(Server.send(address, "GET " + AROUND + " HTTP/1.1", host(), "X-Selvedge-Token: " + wrong)
                        .status())
                .isEqualTo(403);
        assertThat(Server.send(address, "GET " + AROUND + " HTTP/1.1", host(), token(), token())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void question_withTheTokenInTheHeader_isAnswered() throws Exception {
        assertThat(Server.ask(address, AROUND).status()).isEqualTo(200);
        assertThat(Server.ask(address, "/api/nothing").status()).isEqualTo(404);
        assertThat(Server.ask(address, "/api/around").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:PORT",
                "127.0.0.1",
                "127.0.0.1:1",
                "[::1]:PORT",
                "127.0.0.1.evil.example:PORT"
            })
    void host_ofAnother_isRefused(String host) throws Exception {
        String line = "Host: " + host.replace("PORT", Integer.toString(address.getPort()));
        assertThat(Server.send(address, "GET " + AROUND + " HTTP/1.1", line, token())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void host_missingOrTwice_isRefused() throws Exception {
        assertThat(Server.send(address, "GET " + AROUND + " HTTP/1.0", token()).status())
                .isEqualTo(403);
        assertThat(Server.send(address, "GET " + AROUND + " HTTP/1.1", host(), host(), token())
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: https://127.0.0.1:PORT",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void pageOfAnother_isRefused(String header) throws Exception {
        String line = header.replace("PORT", Integer.toString(address.getPort()));
        assertThat(Server.send(address, "GET " + AROUND + " HTTP/1.1", host(), token(), line)
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://127.0.0.1:PORT",
                "Origin: http://localhost:PORT",
                "Sec-Fetch-Site: same-origin",
                "Sec-Fetch-Site: none"
            })
    void ownPage_isLetIn(String header) throws Exception {
        String line = header.replace("PORT", Integer.toString(address.getPort()));
        String localhost = "Host: localhost:" + address.getPort();
        assertThat(Server.send(address, "GET " + AROUND + " HTTP/1.1", localhost, token(), line)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH"})
    void method_otherThanGet_isNotAllowed(String method) throws Exception {
        Server.Answer answer =
                Server.send(address, method + " " + AROUND + " HTTP/1.1", host(), token(), "Content-Length: 0");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.hasHeader("Allow: GET")).isTrue();
        assertThat(Server.send(address, method + " " + AROUND + " HTTP/1.1", host(), "Content-Length: 0")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void everyAnswer_hasTheHeadersThatProtect() throws Exception {
        for (Server.Answer answer : List.of(
                Server.send(address, "GET " + address.getPath() + " HTTP/1.1", host()),
                Server.ask(address, AROUND),
                Server.ask(address, "/api/nothing"),
                Server.send(address, "GET / HTTP/1.1", host()))) {
            assertThat(answer.hasHeader("Content-Security-Policy: " + Reply.POLICY))
                    .isTrue();
            assertThat(answer.hasHeader("X-Content-Type-Options: nosniff")).isTrue();
            assertThat(answer.hasHeader("X-Frame-Options: DENY")).isTrue();
            assertThat(answer.hasHeader("Referrer-Policy: no-referrer")).isTrue();
            assertThat(answer.hasHeader("Cache-Control: no-store")).isTrue();
        }
        assertThat(Reply.POLICY).startsWith("default-src 'none'").doesNotContain("unsafe");
    }

    // ---- what is answered ------------------------------------------------------------------------------------------

    @Test
    void hostileNames_areDataInJson_andNeverInThePage() throws Exception {
        String nasty = "</script><img src=x onerror=\"alert(1)\">";
        try (PageServer other = PageServer.still(Server.jvm(Server.thread(7, nasty, List.of())), 0)) {
            Server.Answer answer = Server.ask(other.address(), "/api/around?thread=7");
            assertThat(answer.json().at("/details/name").asText()).contains(nasty);
            assertThat(answer.hasHeader("Content-Type: application/json")).isTrue();
            Server.Answer page = Server.send(
                    other.address(),
                    "GET " + other.address().getPath() + " HTTP/1.1",
                    "Host: 127.0.0.1:" + other.address().getPort());
            assertThat(page.body()).doesNotContain("onerror");
        }
    }

    @Test
    void search_findsByNameAndNumber() throws Exception {
        assertThat(Server.ask(address, "/api/threads?words=TWO")
                        .json()
                        .at("/found/0/thread")
                        .asLong())
                .isEqualTo(2);
        assertThat(Server.ask(address, "/api/threads?words=%232")
                        .json()
                        .at("/found/0/thread")
                        .asLong())
                .isEqualTo(2);
        assertThat(Server.ask(address, "/api/threads?words=nobody")
                        .json()
                        .get("count")
                        .asInt())
                .isZero();
        assertThat(Server.ask(address, "/api/threads?words=%zz").status()).isIn(200, 400);
    }

    @Test
    void whatIsGone_isSaid() throws Exception {
        for (String question :
                List.of("thread=99", "thread=x", "thread=99999999999999999999", "finding=f", "resource=r")) {
            assertThat(Server.ask(address, "/api/around?" + question)
                            .json()
                            .get("gone")
                            .asBoolean())
                    .as(question)
                    .isTrue();
        }
    }

    @Test
    void answers_ofAHugeProgram_staySmall() throws Exception {
        String longName = "x".repeat(400);
        ThreadState[] crowd = LongStream.rangeClosed(1, 100_000)
                .mapToObj(id -> id == 1
                        ? Server.thread(1, longName, List.of(), Server.lock("pool"))
                        : Server.thread(
                                id,
                                "worker" + (id < 9 ? longName : ""),
                                List.of(Server.wants(Server.lock("pool"), 1L))))
                .toArray(ThreadState[]::new);
        Picture picture = Examiner.still(Server.jvm(crowd)).latest().picture();
        assertThat(PictureJson.of(picture)).hasSizeLessThan(200_000);
        assertThat(Answers.around(picture, "thread", "1"))
                .hasSizeLessThan(50_000)
                .contains("99,994 more waiting");
        assertThat(Answers.search(picture, "worker")).hasSizeLessThan(50_000).contains("\"count\":99999");
    }

    // ---- how it keeps up -------------------------------------------------------------------------------------------

    @Test
    void port_inUse_isSaid() {
        assertThatThrownBy(() -> PageServer.still(Server.deadlock(), address.getPort()))
                .isInstanceOf(BindException.class);
    }

    @Test
    void failedFirstLook_isThrown_andNothingListens() {
        assertThatThrownBy(() -> PageServer.start(() -> Attached.snapshot(Integer.MAX_VALUE, Duration.ofSeconds(5)), 0))
                .isInstanceOf(NotExaminedException.NoSuchProcess.class);
    }

    @Test
    void live_sendsEachPicture_andLooksOnlyWhileSomebodyIsThere() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        Source source = () -> {
            looks.incrementAndGet();
            return Server.deadlock();
        };
        try (PageServer live = PageServer.start(source, 0, Duration.ofMillis(1))) {
            assertThat(looks).hasValue(1);
            HttpURLConnection page = listen(live.address());
            try (BufferedReader lines = reader(page)) {
                assertThat(next(lines).get("ready").asBoolean()).isFalse();
                JsonNode found = next(lines);
                while (!found.get("ready").asBoolean()) {
                    found = next(lines);
                }
                assertThat(found.get("findings")).hasSize(1);
                assertThat(found.at("/events/0/began").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void live_tellsOfFailuresAndTheEnd() throws Exception {
        LinkedBlockingQueue<Source> looks = new LinkedBlockingQueue<>();
        Source source = () -> {
            Source next = looks.take();
            return next.snapshot();
        };
        looks.add(Server::deadlock);
        try (PageServer live = PageServer.start(source, 0, Duration.ofMillis(1))) {
            try (BufferedReader lines = reader(listen(live.address()))) {
                assertThat(next(lines).get("status").asText()).isEqualTo("looking");
                looks.add(() -> {
                    throw new IllegalStateException("look 42 was cut off");
                });
                JsonNode failing = next(lines);
                assertThat(failing.get("status").asText()).isEqualTo("failing");
                assertThat(failing.get("text").asText()).contains("42");
                looks.add(Server::deadlock);
                assertThat(next(lines).get("status").asText()).isEqualTo("looking");
                live.processEnded();
                assertThat(next(lines).get("status").asText()).isEqualTo("ended");
            }
            assertThat(Server.ask(live.address(), AROUND).json().get("gone").asBoolean())
                    .isFalse();
        }
    }

    private static HttpURLConnection listen(URI address) throws IOException {
        HttpURLConnection page =
                (HttpURLConnection) address.resolve("/api/live").toURL().openConnection();
        page.setReadTimeout((int) TimeUnit.SECONDS.toMillis(30));
        page.setRequestProperty("X-Selvedge-Token", Server.token(address));
        return page;
    }

    private static BufferedReader reader(HttpURLConnection page) throws IOException {
        return new BufferedReader(new InputStreamReader(page.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next picture. */
    private static JsonNode next(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: ")) {
                return new ObjectMapper().readTree(line.substring(6));
            }
        }
        throw new AssertionError("the server ended");
    }

    @Test
    void still_showsOneMoment() throws Exception {
        try (BufferedReader lines = reader(listen(address))) {
            JsonNode picture = next(lines);
            assertThat(picture.get("status").asText()).isEqualTo("still");
            assertThat(picture.get("findings")).hasSize(1);
            assertThat(picture.at("/findings/0/participants")).hasSize(2);
        }
        Snapshot healthy = Server.jvm(Server.thread(1, "one", List.of()));
        assertThat(Examiner.still(healthy).latest().picture().seen().findings()).isEmpty();
    }
}
