package dev.selvedge.lab.model.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.database.DatabaseMain;
import dev.selvedge.lab.database.DocumentDatabase;
import dev.selvedge.lab.document.SamplePdf;
import dev.selvedge.lab.document.SampleText;
import dev.selvedge.lab.document.Shelf;
import dev.selvedge.lab.languagemodel.LanguageModelMain;
import dev.selvedge.lab.model.TestChild;
import dev.selvedge.lab.model.TestChild.Reply;
import dev.selvedge.lab.model.TestServers;
import dev.selvedge.lab.model.TestServers.Asking;
import dev.selvedge.lab.workload.document.DocumentWorkload;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every model of the workload {@code document} has to answer, to the byte, with a real PostgreSQL and a language model that streams. Each
 * test asks all models at the same time.
 */
final class DocumentContractTest {

    private static TestChild postgres;
    private static TestChild language;
    private static TestServers servers;
    private static DocumentDatabase database;
    private static byte[] pdf;

    @BeforeAll
    static void startAll() throws Exception {
        pdf = SamplePdf.of(Collections.nCopies(2, Collections.nCopies(15, new SampleText(7).words(10))));
        List<TestChild> services = TestServers.atOnce(List.of(
                () -> TestChild.start(DatabaseMain.class),
                () -> TestChild.start(LanguageModelMain.class, "--delay-ms", "450")));
        postgres = services.getFirst();
        language = services.getLast();
        String jdbcUrl = "jdbc:postgresql://127.0.0.1:" + postgres.ready().port() + "/postgres?user=postgres";
        database = DocumentDatabase.connect(jdbcUrl);
        database.create();
        servers = new TestServers(
                        "--jdbc-url",
                        jdbcUrl,
                        "--model-url",
                        language.url(),
                        "--db-connections",
                        "2",
                        "--deadline-ms",
                        "3000")
                .add("threads", ThreadsDocumentMain.class)
                .add("event-loop", LoopDocumentMain.class)
                .add("event-loop-blocked", BlockedLoopDocumentMain.class)
                .add("hybrid", HybridDocumentMain.class)
                .add("virtual", VirtualDocumentMain.class)
                .add("selvedge", SelvedgeDocumentMain.class)
                .start();
        // The first requests load what they need, which on a busy machine may take longer than their deadline.
        for (int i = 0; i < 4; i++) {
            String name = "-first-" + i;
            everyModel((model, server) -> server.post("/document/" + model + name, pdf));
        }
        everyModel((model, server) -> question(server, Shelf.name(0), "warm up"));
    }

    @AfterAll
    static void endAll() throws Exception {
        database.close();
        servers.close();
        language.close();
        postgres.close();
    }

    private static Map<String, Reply> everyModel(Asking<Reply> asking) throws Exception {
        return servers.everywhere(asking);
    }

    private static void assertEveryModel(Asking<Reply> asking, Reply expected) throws Exception {
        assertThat(everyModel(asking))
                .allSatisfy((model, reply) -> assertThat(reply).as(model).isEqualTo(expected));
    }

    private static Reply question(TestChild server, String document, String text) throws Exception {
        return server.post("/document/" + document + "/question", text.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void noFault() throws Exception {
        switchTo("none");
    }

    private static void switchTo(String fault) throws Exception {
        assertThat(language.post("/fault", fault).status()).isEqualTo(200);
    }

    @Test
    void models_ofTheWorkload_areAllTested() {
        assertThat(servers.models()).isEqualTo(TestServers.modelsOf(new DocumentWorkload()));
    }

    @Test
    void upload_good_isStoredWithAllItsChunks() throws Exception {
        long before = database.count().documents();

        Map<String, Reply> replies = everyModel((model, server) -> server.post("/document/" + model + "-good", pdf));

        assertThat(replies)
                .allSatisfy((model, reply) -> assertThat(reply)
                        .isEqualTo(new Reply(200, "{\"document\":\"" + model + "-good\",\"pages\":2,\"chunks\":3}")));
        assertThat(database.count())
                .isEqualTo(new DocumentDatabase.Count(before + servers.models().size(), 0));
    }

    @Test
    void upload_ofOneNameAtOnceEverywhere_isStoredOnce() throws Exception {
        long before = database.count().documents();

        Map<String, List<Reply>> replies = servers.everywhere(
                (model, server) -> TestServers.atOnce(2, () -> server.post("/document/at-once", pdf)));

        Map<Integer, List<Reply>> byStatus =
                replies.values().stream().flatMap(List::stream).collect(Collectors.groupingBy(Reply::status));

        assertThat(byStatus.keySet()).isSubsetOf(200, 409, 504);
        assertThat(byStatus.getOrDefault(200, List.of())).hasSizeLessThanOrEqualTo(1);
        assertEveryModel(
                (model, server) -> untilKnown(() -> server.post("/document/at-once", pdf)),
                Reply.refused(409, "document at-once is there already: take another name"));
        assertThat(database.count()).isEqualTo(new DocumentDatabase.Count(before + 1, 0));
    }

    /** Asks again where the deadline of a busy machine leaves open what became of it. */
    private static Reply untilKnown(Callable<Reply> asking) throws Exception {
        Reply reply = asking.call();
        while (reply.status() == 504 || reply.status() == 200) {
            reply = asking.call();
        }
        return reply;
    }

    @Test
    void upload_bad_isRefusedWithTheSameText() throws Exception {
        byte[] empty = SamplePdf.of(List.of(List.of()));

        assertEveryModel(
                (model, server) -> server.post("/document/bad", "no PDF".getBytes(StandardCharsets.US_ASCII)),
                Reply.refused(400, "the body is no PDF that can be read"));
        assertEveryModel(
                (model, server) -> server.post("/document/bad", empty), Reply.refused(400, "the document has no text"));
    }

    @Test
    void question_good_isAnsweredByTheNearestChunks() throws Exception {
        assertEveryModel(
                (model, server) -> question(server, Shelf.name(3), Shelf.question(Shelf.text(3), 780, 8)),
                new Reply(
                        200,
                        "{\"document\":\"shelf-3\",\"chunks\":[6,12,21],\"answer\":\"dollin terdor pokono sukos rekogal sumerm"
                                + " fabas terbas kanak rebas nisen dolnak husesta nivera hunan kashik vanbara fapan gerdono husen nilino"
                                + " mipara sumertis tertongal sukosta ninara hudotis sutonlo remerve tertonde\"}"));
    }

    @Test
    void question_aboutWhatWasUploadedElsewhere_isAnswered() throws Exception {
        servers.get("hybrid").post("/document/shared", pdf);

        Map<String, Reply> replies = everyModel((model, server) -> question(server, "shared", "anything"));

        assertThat(replies).allSatisfy((model, reply) -> {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply).isEqualTo(replies.get("threads"));
        });
    }

    @Test
    void question_bad_isRefusedWithTheSameText() throws Exception {
        assertEveryModel(
                (model, server) -> question(server, "none", "why?"), Reply.refused(404, "there is no document none"));
        assertEveryModel(
                (model, server) -> question(server, "none", " \n"), Reply.refused(400, "the question is empty"));
        assertEveryModel(
                (model, server) -> question(server, "none", "x".repeat(1_001)),
                Reply.refused(400, "the body is longer than 1000 bytes"));
    }

    @Test
    void path_unknown_isRefused() throws Exception {
        Reply refused = Reply.refused(404, "there are only POST /document/NAME and POST /document/NAME/question here");

        for (String path : List.of(
                "/document/",
                "/document/a/b",
                "/else",
                "/document/" + "x".repeat(65),
                "/document/a;b",
                "/d%6Fcument/a")) {
            assertEveryModel((model, server) -> server.post(path, "x"), refused);
        }
        assertEveryModel((model, server) -> server.get("/document/shelf-0"), refused);
    }

    @Test
    void health_isOk() throws Exception {
        assertEveryModel((model, server) -> server.get("/health"), new Reply(200, "ok"));
    }

    @Test
    void question_modelFails_saysSo_andUploadsGoOn() throws Exception {
        switchTo("fail");

        assertEveryModel(
                (model, server) -> question(server, Shelf.name(1), "why?"),
                Reply.refused(502, "the language model failed"));
        assertThat(everyModel((model, server) -> server.post("/document/" + model + "-model-fails", pdf)))
                .allSatisfy((model, reply) -> assertThat(reply.status()).isEqualTo(200));
    }

    @Test
    void question_modelHangs_isAnsweredAtTheDeadline_andTheNextOneIsWell() throws Exception {
        switchTo("hang");
        assertEveryModel(
                (model, server) -> question(server, Shelf.name(1), "why?"),
                Reply.refused(504, "the deadline passed: ask again"));

        switchTo("none");
        assertThat(everyModel((model, server) -> question(server, Shelf.name(1), "why?")))
                .allSatisfy((model, reply) -> assertThat(reply.status()).isEqualTo(200));
    }

    /** The first words come in time, the last would not. */
    @Test
    void question_modelSlow_isCutOffInTheMiddleOfItsAnswer() throws Exception {
        switchTo("slow");
        assertEveryModel(
                (model, server) -> question(server, Shelf.name(1), "why?"),
                Reply.refused(504, "the deadline passed: ask again"));
    }

    /** A pool may not have noticed yet that a connection is gone: then a request fails, and says so, and the next one has another. */
    @Test
    void databaseCut_serversGoOn() throws Exception {
        assertThat(database.cut()).isPositive();

        Map<String, Reply> replies = everyModel((model, server) -> {
            Reply reply = server.post("/document/" + model + "-cut", pdf);
            for (int tries = 0; tries < 20 && reply.equals(Reply.refused(500, "the database failed")); tries++) {
                reply = server.post("/document/" + model + "-cut", pdf);
            }
            return reply;
        });

        assertThat(replies)
                .allSatisfy((model, reply) ->
                        assertThat(reply.status()).as("%s: %s", model, reply).isEqualTo(200));
        assertThat(database.count().broken()).isZero();
    }
}
