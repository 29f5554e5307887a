package io.modeldeck.export;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.Frames;
import io.modeldeck.chart.Palette;
import io.modeldeck.domain.Bound;
import java.awt.Color;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/** Pages of A4 that are filled from top to bottom, in points with y pointing down. Closing it ends the last page. */
final class PdfPages implements Closeable {

    static final Color TEXT = new Color(Palette.light().text());
    static final Color MUTED = new Color(Palette.light().mutedText());

    private static final Color LINE = new Color(Palette.light().axis());
    private static final Color HAIRLINE = new Color(Palette.light().grid());
    private static final double MARGIN = 48;
    private static final double PAGE_WIDTH = PDRectangle.A4.getWidth();
    private static final double PAGE_HEIGHT = PDRectangle.A4.getHeight();
    /** What a line of text may take. */
    static final double WIDTH = PAGE_WIDTH - 2 * MARGIN;

    private static final double BOTTOM = PAGE_HEIGHT - MARGIN - 12;
    private static final double LEADING = 1.4;
    private static final double CELL_GAP = 10;
    private static final int MANY_COLUMNS = 8;
    private static final int CHART_WIDTH = 760;
    private static final int CHART_HEIGHT = 260;

    private final PDDocument document;
    private final PdfText texts;
    private final String foot;
    private PDPageContentStream content;
    private double y;
    private int number;

    PdfPages(PDDocument document, PdfText texts, String foot) throws IOException {
        this.document = document;
        this.texts = texts;
        this.foot = foot;
        next();
    }

    /** Begins a new page. */
    void next() throws IOException {
        end();
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        content.transform(new Matrix(1, 0, 0, -1, 0, (float) PAGE_HEIGHT));
        number++;
        y = MARGIN;
    }

    private void end() throws IOException {
        if (content != null) {
            content.setNonStrokingColor(MUTED);
            double at = PAGE_HEIGHT - MARGIN + 8;
            texts.write(content, foot, false, 7.5, MARGIN, at);
            String page = Integer.toString(number);
            texts.write(content, page, false, 7.5, PAGE_WIDTH - MARGIN - texts.width(page, false, 7.5), at);
            content.close();
        }
    }

    @Override
    public void close() throws IOException {
        end();
        content = null;
    }

    void space(double points) {
        y += points;
    }

    /** Begins a new page unless so much room is left. */
    void keep(double points) throws IOException {
        if (y + points > BOTTOM) {
            next();
        }
    }

    void paragraph(String text, boolean bold, double size, Color color) throws IOException {
        for (String line : lines(text, WIDTH, bold, size)) {
            keep(size * LEADING);
            write(line, bold, size, color, MARGIN, y + size);
            y += size * LEADING;
        }
        y += size * 0.4;
    }

    /** A line under what was written last. */
    void rule() throws IOException {
        line(LINE, y - 1);
        y += 4;
    }

    void hairline() throws IOException {
        line(HAIRLINE, y - 1);
    }

    private void line(Color color, double at) throws IOException {
        content.setNonStrokingColor(color);
        content.addRect((float) MARGIN, (float) at, (float) WIDTH, 0.5f);
        content.fill();
    }

    boolean fits(List<String> cells, List<Double> widths, double size) {
        return y + height(cells, widths, size) <= BOTTOM;
    }

    private double height(List<String> cells, List<Double> widths, double size) {
        int most = 1;
        for (int i = 0; i < cells.size(); i++) {
            most = Math.max(
                    most,
                    lines(cells.get(i), widths.get(i) - gap(cells.size()), false, size)
                            .size());
        }
        return most * size * LEADING + 3;
    }

    /**
     * Cells beside one another; the last colour stands for all further cells. A row of more than a page is cut at its end.
     *
     * @param right which columns stand at their right edge
     */
    void row(List<String> cells, List<Double> widths, double size, List<Color> colors, IntPredicate right)
            throws IOException {
        double height = height(cells, widths, size);
        keep(Math.min(height, BOTTOM - MARGIN));
        double x = MARGIN;
        for (int i = 0; i < cells.size(); i++) {
            double at = y + size;
            for (String line : lines(cells.get(i), widths.get(i) - gap(cells.size()), false, size)) {
                if (at <= BOTTOM) {
                    double indent = right.test(i)
                            ? Math.max(0, widths.get(i) - gap(cells.size()) - texts.width(line, false, size))
                            : 0;
                    write(line, false, size, colors.get(Math.min(i, colors.size() - 1)), x + indent, at);
                }
                at += size * LEADING;
            }
            x += widths.get(i);
        }
        y += height;
    }

    /** The widths of columns: what their longest texts want; where that is too much, at least their longest words and a share of the rest. */
    List<Double> widths(Paper.Grid grid, double size) {
        List<Double> least = new ArrayList<>();
        List<Double> wanted = new ArrayList<>();
        double gap = gap(grid.columns().size());
        for (int i = 0; i < grid.columns().size(); i++) {
            int column = i;
            double head = texts.width(grid.columns().get(i), false, size);
            double most = Math.max(head, widest(grid, row -> texts.width(row.get(column), false, size)));
            double word = Math.max(
                    longestWord(grid.columns().get(i), size), widest(grid, row -> longestWord(row.get(column), size)));
            wanted.add(Math.max(Math.min(WIDTH / 2, most), word) + gap + 2);
            least.add(word + gap + 2);
        }
        double room = sum(wanted);
        if (room <= WIDTH) {
            return wanted;
        }
        double needed = sum(least);
        if (needed >= WIDTH) {
            // then words are broken
            return least.stream().map(width -> width * WIDTH / needed).toList();
        }
        double share = (WIDTH - needed) / (room - needed);
        List<Double> widths = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            widths.add(least.get(i) + (wanted.get(i) - least.get(i)) * share);
        }
        return widths;
    }

    /** Many columns stand closer, so that each has room for its words. */
    private static double gap(int columns) {
        return columns > MANY_COLUMNS ? CELL_GAP * 0.7 : CELL_GAP;
    }

    private static double widest(Paper.Grid grid, ToDoubleFunction<List<String>> width) {
        return grid.rows().stream().mapToDouble(width).max().orElse(0);
    }

    private static double sum(List<Double> widths) {
        return widths.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Nothing that has no space in it; what is as long as a check sum is broken all the same. */
    private double longestWord(String text, double size) {
        double longest = 0;
        for (String word : words(text)) {
            longest = Math.max(longest, texts.width(word, false, size));
        }
        return Math.min(longest, WIDTH / 4);
    }

    /** A number and its unit are one. */
    private static String[] words(String text) {
        return Bound.of(text).split("[ \n]", -1);
    }

    void picture(Chart chart) throws IOException {
        double scale = WIDTH / CHART_WIDTH;
        keep(CHART_HEIGHT * scale + 8);
        content.saveGraphicsState();
        content.transform(new Matrix((float) scale, 0, 0, (float) scale, (float) MARGIN, (float) y));
        new PdfPainter(content, texts, Palette.light()).paint(Frames.layout(chart, CHART_WIDTH, CHART_HEIGHT, texts));
        content.restoreGraphicsState();
        y += CHART_HEIGHT * scale + 8;
    }

    private void write(String text, boolean bold, double size, Color color, double x, double at) throws IOException {
        content.setNonStrokingColor(color);
        texts.write(content, text.replace(Bound.SPACE, ' '), bold, size, x, at);
    }

    /** Broken between words, and inside a word that is longer than a line. */
    private List<String> lines(String text, double width, boolean bold, double size) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : words(paragraph)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (texts.width(longer, bold, size) > width && !line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                    longer = word;
                }
                line.setLength(0);
                line.append(rest(lines, longer, width, bold, size));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** What is left of a word after the lines that it fills by itself. */
    private String rest(List<String> lines, String word, double width, boolean bold, double size) {
        String left = word;
        while (texts.width(left, bold, size) > width && left.length() > 1) {
            int end = left.length() - 1;
            while (end > 1 && texts.width(left.substring(0, end), bold, size) > width) {
                end--;
            }
            lines.add(left.substring(0, end));
            left = left.substring(end);
        }
        return left;
    }
}
