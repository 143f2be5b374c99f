package dev.selvedge.lab.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.lab.answer.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {

    private static Document read(List<List<String>> pages) throws IOException, Refusal {
        return Document.read(new Upload("d", SamplePdf.of(pages)));
    }

    @Test
    void read_pdf_givesWhatIsWrittenThere() throws Exception {
        Document document = read(List.of(List.of("One line,", "and another."), List.of("The next page.")));

        assertThat(document.pages()).isEqualTo(2);
        assertThat(document.texts()).containsExactly("One line, and another. The next page.");
        assertThat(document.vectors()).isEqualTo(Embedding.of("one line and another the next page"));
    }

    @Test
    void read_longPdf_isCut_andEachChunkHasItsVector() throws Exception {
        List<String> page = Collections.nCopies(15, new SampleText(1).words(10));
        Document document = read(List.of(page, page));

        assertThat(document.chunks()).hasSize(3);
        assertThat(document.vectors()).hasSize(3 * Embedding.DIMENSIONS);
    }

    @Test
    void read_whatIsNoPdf_isRefused() {
        for (String body : List.of("", "hello", "%PDF-1.7\n1 0 obj\n<<")) {
            assertThatThrownBy(() -> Document.read(new Upload("d", body.getBytes(StandardCharsets.US_ASCII))))
                    .as(body)
                    .isInstanceOf(Refusal.class)
                    .hasMessage("the body is no PDF that can be read");
        }
    }

    @Test
    void read_emptyPages_areRefused() {
        assertThatThrownBy(() -> read(List.of(List.of())))
                .isInstanceOf(Refusal.class)
                .hasMessage("the document has no text");
    }

    @Test
    void read_tooManyPages_areRefused() {
        assertThatThrownBy(() -> read(Collections.nCopies(201, List.of())))
                .isInstanceOf(Refusal.class)
                .hasMessage("the document has 201 pages: at most 200 are taken");
    }
}
