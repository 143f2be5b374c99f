package dev.selvedge.lab.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Makes PDFs as a word processor does: A4, lines of text, a font that is embedded as far as it is used. So whoever reads them looks for
 * no fonts on the machine.
 */
public final class SamplePdf {

    /** The font that PDFBox carries for documents without one. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final float SIZE = 10;
    private static final float LEADING = 15;
    private static final float MARGIN = 60;

    private SamplePdf() {}

    /**
     * Makes a PDF.
     *
     * @param pages the pages, each as its lines
     * @return the file
     * @throws IOException if PDFBox can't make it
     */
    public static byte[] of(List<List<String>> pages) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IOException("PDFBox has no font " + FONT + " any more");
            }
            PDFont font = PDType0Font.load(document, file);
            for (List<String> lines : pages) {
                addPage(document, font, lines);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static void addPage(PDDocument document, PDFont font, List<String> lines) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(font, SIZE);
            content.setLeading(LEADING);
            content.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }
}
