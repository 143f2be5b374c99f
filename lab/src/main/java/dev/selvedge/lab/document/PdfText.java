package dev.selvedge.lab.document;

import dev.selvedge.lab.answer.Refusal;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The text of a PDF.
 *
 * @param pages how many pages it has
 * @param text  what is written there, page after page
 */
record PdfText(int pages, String text) {

    private static final int MOST_PAGES = 200;

    /** Takes the text out. Computes; throws a refusal if the file is no PDF or has too many pages. */
    static PdfText of(byte[] pdf) throws Refusal {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            if (pages > MOST_PAGES) {
                throw Refusal.invalid("the document has " + pages + " pages: at most " + MOST_PAGES + " are taken");
            }
            return new PdfText(pages, new PDFTextStripper().getText(document));
        } catch (IOException | RuntimeException e) { // what is malformed enough surprises the parser
            throw Refusal.invalid("the body is no PDF that can be read");
        }
    }
}
