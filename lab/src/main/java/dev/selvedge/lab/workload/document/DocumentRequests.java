package dev.selvedge.lab.workload.document;

import dev.selvedge.lab.document.Route.Kind;
import dev.selvedge.lab.document.SamplePdf;
import dev.selvedge.lab.document.SampleText;
import dev.selvedge.lab.document.Shelf;
import dev.selvedge.lab.load.RequestSource;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The requests of the workload {@code document}: of each five, one is an upload, the others are questions about what is on the shelf. The
 * documents are made before the first request, and sent under ever new names; what is asked comes from a seeded random source.
 */
final class DocumentRequests implements RequestSource {

    private static final int EVERY = 5;
    private static final int DOCUMENTS = 4;
    private static final int PAGES = 4;
    private static final int LINES = 45;
    private static final int WORDS_OF_LINE = 10;
    private static final int WORDS_OF_QUESTION = 8;
    private static final int QUESTIONS = 400;
    private static final long FIRST_SEED = 1_000;

    private final SplittableRandom random = new SplittableRandom(42);
    private final List<byte[]> documents = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final String host;
    private final String prefix;

    DocumentRequests(String host, String prefix) throws IOException {
        this.host = host;
        this.prefix = prefix;
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.add(document(FIRST_SEED + i));
        }
        List<String> texts =
                IntStream.range(0, Shelf.DOCUMENTS).mapToObj(Shelf::text).toList();
        for (int i = 0; i < QUESTIONS; i++) {
            int from = random.nextInt(Shelf.WORDS - WORDS_OF_QUESTION);
            questions.add(Shelf.question(texts.get(i % Shelf.DOCUMENTS), from, WORDS_OF_QUESTION));
        }
    }

    private static byte[] document(long seed) throws IOException {
        SampleText text = new SampleText(seed);
        List<List<String>> pages = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            List<String> lines = new ArrayList<>();
            for (int line = 0; line < LINES; line++) {
                lines.add(text.words(WORDS_OF_LINE));
            }
            pages.add(lines);
        }
        return SamplePdf.of(pages);
    }

    @Override
    public void write(long sequence, ByteBuf target) {
        switch (kind(sequence)) {
            case UPLOAD -> upload(sequence, target);
            case QUESTION -> question(target);
        }
    }

    @Override
    public String label(long sequence) {
        return kind(sequence).label();
    }

    private static Kind kind(long sequence) {
        return sequence % EVERY == EVERY / 2 ? Kind.UPLOAD : Kind.QUESTION;
    }

    private void upload(long sequence, ByteBuf target) {
        byte[] pdf = documents.get((int) (sequence / EVERY % DOCUMENTS));
        head("/document/" + prefix + "-" + sequence, "application/pdf", pdf.length, target);
        target.writeBytes(pdf);
    }

    private void question(ByteBuf target) {
        int which = random.nextInt(QUESTIONS);
        String text = questions.get(which);
        head("/document/" + Shelf.name(which % Shelf.DOCUMENTS) + "/question", "text/plain", text.length(), target);
        target.writeCharSequence(text, StandardCharsets.US_ASCII);
    }

    private void head(String path, String type, int length, ByteBuf target) {
        target.writeCharSequence(
                "POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                        + length + "\r\n\r\n",
                StandardCharsets.US_ASCII);
    }
}
