package io.modeldeck.export;

import io.modeldeck.chart.TextMeasure;
import io.modeldeck.chart.TextRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/**
 * The typeface of one PDF document: it comes with the application and goes into the file, so no font of the machine is searched for. Confined to
 * one document.
 */
final class PdfText implements TextMeasure {

    private static final String FOLDER = "/com/formdev/flatlaf/fonts/roboto/Roboto-";
    /** What the typeface has no shape for is written in shapes that it has. */
    private static final Map<Integer, String> SAID_OTHERWISE = Map.ofEntries(
            Map.entry((int) '→', "->"),
            Map.entry((int) '←', "<-"),
            Map.entry((int) '↑', "^"),
            Map.entry((int) '≥', ">="),
            Map.entry((int) '≤', "<="),
            Map.entry((int) '✓', "yes"),
            Map.entry((int) '✗', "no"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '\t', " "),
            Map.entry((int) '\n', " "));

    private final PDFont plain;
    private final PDFont bold;
    private final Map<Integer, String> shapes = new HashMap<>();

    PdfText(PDDocument document) throws IOException {
        plain = load(document, "Regular");
        bold = load(document, "Bold");
    }

    private static PDFont load(PDDocument document, String face) throws IOException {
        try (InputStream in = PdfText.class.getResourceAsStream(FOLDER + face + ".ttf")) {
            if (in == null) {
                throw new IllegalStateException("The typeface Roboto is missing from the application");
            }
            return PDType0Font.load(document, in);
        }
    }

    PDFont font(boolean isBold) {
        return isBold ? bold : plain;
    }

    double width(String text, boolean isBold, double size) {
        try {
            return font(isBold).getStringWidth(writable(text)) / 1000 * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes on the base line; the content is drawn with y pointing down. */
    void write(PDPageContentStream content, String text, boolean isBold, double size, double x, double y)
            throws IOException {
        content.beginText();
        content.setFont(font(isBold), (float) size);
        content.setTextMatrix(new Matrix(1, 0, 0, -1, (float) x, (float) y));
        content.showText(writable(text));
        content.endText();
    }

    /** The text in characters that the typeface has. */
    String writable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.append(shapes.computeIfAbsent(c, this::shape)));
        return out.toString();
    }

    private String shape(int c) {
        String itself = Character.getType(c) == Character.SURROGATE ? "?" : Character.toString(c);
        if (has(itself)) {
            return itself;
        }
        return SAID_OTHERWISE.getOrDefault(c, Character.isISOControl(c) ? "" : "?");
    }

    private boolean has(String character) {
        try {
            plain.encode(character);
            bold.encode(character);
            return true;
        } catch (IllegalArgumentException noShape) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public double width(String text, TextRole role) {
        return width(text, role.bold(), role.size());
    }

    @Override
    public double ascent(TextRole role) {
        return role.size() * 0.95;
    }

    @Override
    public double lineHeight(TextRole role) {
        return role.size() * 1.3;
    }
}
