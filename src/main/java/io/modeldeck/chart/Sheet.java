package io.modeldeck.chart;

import io.modeldeck.chart.Frame.LegendEntry;
import io.modeldeck.chart.Mark.Align;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A frame in the making: margins, header, legend, footer, and the room that is left for the plot. Confined to one layout. */
final class Sheet {

    static final int SMALLEST_WIDTH = 40;
    static final int SMALLEST_HEIGHT = 24;

    private static final double GAP = 8;
    private static final double SWATCH = 14;
    private static final double DASH = 5;
    /** Below these heights, in lines of text, the footer and then the header give way to the data. */
    static final double LINES_WITH_FOOTER = 7.7;

    private static final double LINES_WITH_HEADER = 4.9;

    /** What the little picture beside a name in the legend shows. */
    enum Swatch {
        LINE,
        DASHES,
        DOT,
        AREA,
        OUTLINE,
        HATCH
    }

    /** The position of an entry that is about no series, and cannot be clicked. */
    static final int NO_SERIES = -1;

    /** @param series position in the chart, what a click on the entry is about */
    record Item(int series, String name, Ink ink, Swatch swatch, boolean hidden) {}

    final int width;
    final int height;
    final TextMeasure measure;
    final ChartWords words;
    final double pad;
    /** What stays free at the right end of the header. */
    private final double corner;

    private final List<Mark> marks = new ArrayList<>();
    private final List<LegendEntry> legend = new ArrayList<>();
    private Optional<Plot> plot = Optional.empty();
    private double top;
    private double bottom;

    Sheet(int width, int height, TextMeasure measure, LayoutOptions options) {
        this.width = width;
        this.height = height;
        this.measure = measure;
        this.words = options.words();
        this.corner = options.corner();
        this.pad = width < 240 || height < 140 ? 8 : 16;
        this.top = pad;
        this.bottom = height - (pad == 8 ? 6 : 12);
        rect(Ink.BACKGROUND, 1, 0, 0, Math.max(0, width), Math.max(0, height));
    }

    /** Whether that many lines of small text would fit above one another. */
    boolean hasLines(double lines) {
        return height >= lines * measure.lineHeight(TextRole.AXIS);
    }

    double left() {
        return pad;
    }

    double right() {
        return width - pad;
    }

    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    void takeTop(double pixels) {
        top += pixels;
    }

    void takeBottom(double pixels) {
        bottom -= pixels;
    }

    void plot(Plot chosen) {
        plot = Optional.of(chosen);
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    void rect(Ink ink, double alpha, double x, double y, double w, double h) {
        marks.add(new Mark.Rects(ink, alpha, new double[] {x, y, w, h}));
    }

    void text(Ink ink, String text, TextRole role, Align align, double x, double baseLine) {
        if (!text.isEmpty()) {
            marks.add(new Mark.Text(ink, 1, text, role, align, x, baseLine));
        }
    }

    void shape(Ink ink, Shape shape, double size, double x, double y) {
        marks.add(new Mark.Shapes(ink, 1, shape, size, new double[] {x}, new double[] {y}));
    }

    /** Title on the left; the legend beside it on the right where there is room, else below. */
    void header(String title, List<Item> items) {
        if (!hasLines(LINES_WITH_HEADER)) {
            return;
        }
        double line = measure.lineHeight(TextRole.TITLE);
        double baseLine = top + measure.ascent(TextRole.TITLE);
        String shown = Texts.fit(title, TextRole.TITLE, headEnd() - left(), measure);
        text(Ink.TEXT, shown, TextRole.TITLE, Align.START, left(), baseLine);
        double legendWidth = items.stream().mapToDouble(this::width).sum() - 2 * GAP;
        double beside = headEnd() - left() - measure.width(shown, TextRole.TITLE) - 3 * GAP;
        boolean own = !shown.isEmpty() && legendWidth > beside;
        takeTop((shown.isEmpty() && items.isEmpty() ? 0 : line) + GAP);
        if (items.isEmpty() || (own && !hasLines(LINES_WITH_FOOTER))) {
            return;
        }
        if (own) {
            double below = top + measure.ascent(TextRole.LABEL);
            entries(items, left(), right(), below);
            takeTop(measure.lineHeight(TextRole.LABEL) + GAP);
        } else {
            entries(items, Math.max(left(), headEnd() - legendWidth), headEnd(), baseLine);
        }
    }

    private double width(Item item) {
        return SWATCH + 0.75 * GAP + measure.width(item.name, TextRole.LABEL) + 2 * GAP;
    }

    private double headEnd() {
        return right() - corner;
    }

    private void entries(List<Item> items, double from, double to, double baseLine) {
        double x = from;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            String more = "+" + (items.size() - i);
            double reserve = i == items.size() - 1 ? 0 : measure.width(more, TextRole.LABEL) + GAP;
            if (x + width(item) - 2 * GAP + reserve > to + 0.5) {
                text(Ink.MUTED_TEXT, more, TextRole.LABEL, Align.START, x, baseLine);
                return;
            }
            double middle = baseLine - measure.ascent(TextRole.LABEL) * 0.38;
            swatch(item, x, middle);
            double textX = x + SWATCH + 0.75 * GAP;
            marks.add(new Mark.Text(
                    item.hidden ? Ink.MUTED_TEXT : Ink.TEXT,
                    item.hidden ? 0.6 : 1,
                    item.name,
                    TextRole.LABEL,
                    Align.START,
                    textX,
                    baseLine));
            double lineHeight = measure.lineHeight(TextRole.LABEL);
            if (item.series != NO_SERIES) {
                legend.add(new LegendEntry(
                        item.series,
                        item.name,
                        x - 4,
                        middle - lineHeight / 2 - 2,
                        width(item) - 2 * GAP + 8,
                        lineHeight + 4));
            }
            x += width(item);
        }
    }

    private void swatch(Item item, double x, double middle) {
        double alpha = item.hidden ? 0.25 : 1;
        double y = Math.rint(middle);
        switch (item.swatch) {
            case LINE -> rect(item.ink, alpha, x, y - 1, SWATCH, 2);
            case DASHES -> {
                rect(item.ink, alpha, x, y - 1, DASH, 2);
                rect(item.ink, alpha, x + SWATCH - DASH, y - 1, DASH, 2);
            }
            case AREA -> rect(item.ink, alpha, x, y - 4, SWATCH, 8);
            case DOT ->
                marks.add(new Mark.Shapes(
                        item.ink, alpha, Shape.DOT, 6, new double[] {x + SWATCH / 2}, new double[] {y}));
            case HATCH -> {
                rect(Ink.BAND, 0.3, x, y - 4, SWATCH, 9);
                Hatching.lines(this, x, y - 4, x + SWATCH, y + 5);
            }
            case OUTLINE -> {
                rect(item.ink, alpha * 0.12, x, y - 4, SWATCH, 8);
                rect(item.ink, alpha, x, y - 4, SWATCH, 2);
            }
        }
    }

    /** What is shown on the left, where and when on the right; the right one goes first where both have no room. */
    void footer(String what, String where) {
        footer(what, Optional.empty(), where);
    }

    /** @param hint left out where there is no room for all of it; {@code where} gives way to it */
    void footer(String what, Optional<String> hint, String where) {
        if (!hasLines(LINES_WITH_FOOTER)) {
            return;
        }
        double baseLine = bottom - (measure.lineHeight(TextRole.FOOTER) - measure.ascent(TextRole.FOOTER)) * 0.6;
        double room = right() - left();
        String shown = hint.map(more -> what + " · " + more)
                .filter(all -> measure.width(all, TextRole.FOOTER) <= room)
                .orElseGet(() -> Texts.fit(what, TextRole.FOOTER, room, measure));
        text(Ink.MUTED_TEXT, shown, TextRole.FOOTER, Align.START, left(), baseLine);
        double rest = room - measure.width(shown, TextRole.FOOTER) - 3 * GAP;
        if (measure.width(where, TextRole.FOOTER) <= rest) {
            text(Ink.MUTED_TEXT, where, TextRole.FOOTER, Align.END, right(), baseLine);
        }
        takeBottom(measure.lineHeight(TextRole.FOOTER) + GAP);
    }

    /** A sentence in the middle of what is left. */
    void note(String sentence) {
        double line = measure.lineHeight(TextRole.NOTE);
        double room = (right() - left()) * 0.9;
        List<String> lines = Texts.wrap(sentence, TextRole.NOTE, room, measure);
        if (lines.size() * line > bottom - top) {
            lines = List.of(Texts.fit(sentence, TextRole.NOTE, room, measure));
        }
        double y = (top + bottom) / 2 - lines.size() * line / 2 + measure.ascent(TextRole.NOTE);
        for (String one : lines) {
            text(Ink.MUTED_TEXT, one, TextRole.NOTE, Align.MIDDLE, width / 2.0, y);
            y += line;
        }
    }

    Frame frame() {
        return new Frame(width, height, marks, plot, legend);
    }
}
