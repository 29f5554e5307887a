package io.modeldeck.export;

import io.modeldeck.chart.Chart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/** Documents as PDF. They carry no date and a fixed id, so the same content gives the same bytes. */
final class PdfFile {

    /** Points of a logical pixel: 72 of the one to 96 of the other in an inch. */
    static final double POINT = 0.75;

    /** Fills a new document. */
    @FunctionalInterface
    interface Filling {
        void into(PDDocument document, PdfText texts) throws IOException;
    }

    private PdfFile() {}

    static byte[] chart(Chart chart, ChartFile.Look look) {
        return document(chart.title(), (document, texts) -> {
            float width = (float) (look.width() * POINT);
            float height = (float) (look.height() * POINT);
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(new Matrix((float) POINT, 0, 0, (float) -POINT, 0, height));
                new PdfPainter(content, texts, look.palette()).paint(look.frame(chart, texts));
            }
        });
    }

    static byte[] document(String title, Filling filling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(0L);
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setCreator("ModelDeck");
            filling.into(document, new PdfText(document));
            document.save(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("No disk is involved in writing a document to memory", impossible);
        }
        return bytes.toByteArray();
    }
}
