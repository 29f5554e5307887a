package io.modeldeck.chart;

import io.modeldeck.chart.Mark.Align;
import java.util.ArrayList;
import java.util.List;

/** Lays out {@link ParallelChart}s. */
final class ParallelLayout {

    private static final double GAP = 6;
    /** Room above the largest and below the least value, as a share of the plot. */
    private static final double ROOM = 0.04;

    private static final double DOT = 6;

    private ParallelLayout() {}

    static Frame of(ParallelChart chart, Sheet sheet, LayoutOptions options) {
        List<Sheet.Item> items = new ArrayList<>();
        for (int i = 0; i < chart.lines().size(); i++) {
            boolean hidden = options.hiddenSeries().contains(i);
            items.add(new Sheet.Item(i, chart.lines().get(i).name(), Ink.series(i), Sheet.Swatch.LINE, hidden));
        }
        sheet.header(chart.title(), items);
        sheet.footer(chart.footer(), "");
        TextMeasure measure = sheet.measure;
        double line = measure.lineHeight(TextRole.AXIS);
        double names = measure.lineHeight(TextRole.LABEL);
        sheet.takeTop(names + line);
        sheet.takeBottom(line + GAP);
        double top = Math.ceil(sheet.top());
        double height = Math.max(1, Math.floor(sheet.bottom()) - top);
        double width = Math.max(1, sheet.right() - sheet.left());
        Plot plot =
                new Plot(sheet.left(), top, width, height, -0.5, chart.axes().size() - 0.5, -ROOM, 1 + ROOM, false);
        sheet.plot(plot);
        double spacing = width / chart.axes().size();
        for (int i = 0; i < chart.axes().size(); i++) {
            axis(chart, i, sheet, plot, spacing);
        }
        for (int i = 0; i < chart.lines().size(); i++) {
            if (!options.hiddenSeries().contains(i)) {
                line(chart, chart.lines().get(i), Ink.series(i), sheet, plot);
            }
        }
        return sheet.frame();
    }

    private static void axis(ParallelChart chart, int axis, Sheet sheet, Plot plot, double spacing) {
        TextMeasure measure = sheet.measure;
        double x = Math.rint(plot.pixel(axis));
        sheet.rect(Ink.AXIS, 1, x, plot.top(), 1, plot.height());
        double above = plot.top() - GAP;
        String name = Texts.fit(chart.axes().get(axis).name(), TextRole.LABEL, spacing - GAP, measure);
        sheet.text(Ink.TEXT, name, TextRole.LABEL, Align.MIDDLE, x, above - measure.lineHeight(TextRole.AXIS));
        List<String> words = chart.axes().get(axis).words();
        if (words.isEmpty()) {
            double[] extent = chart.extent(axis);
            // where all are equal, one label says it
            if (extent[0] != extent[1]) {
                edge(chart.text(axis, extent[1], sheet.words), sheet, x, above, spacing);
            }
            edge(chart.text(axis, extent[0], sheet.words), sheet, x, below(sheet, plot), spacing);
            return;
        }
        for (int word = 0; word < words.size(); word++) {
            String shown = Texts.fit(words.get(word), TextRole.AXIS, spacing - 2 * GAP, measure);
            double y = plot.valuePixel(chart.height(axis, word)) - GAP;
            sheet.text(Ink.MUTED_TEXT, shown, TextRole.AXIS, Align.START, x + GAP, y);
        }
    }

    private static double below(Sheet sheet, Plot plot) {
        return plot.bottom() + 2 + sheet.measure.ascent(TextRole.AXIS);
    }

    private static void edge(String value, Sheet sheet, double x, double baseLine, double spacing) {
        String shown = Texts.fit(value, TextRole.AXIS, spacing - GAP, sheet.measure);
        sheet.text(Ink.MUTED_TEXT, shown, TextRole.AXIS, Align.MIDDLE, x, baseLine);
    }

    private static void line(ParallelChart chart, ParallelChart.Line line, Ink ink, Sheet sheet, Plot plot) {
        int n = line.values().length;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double value = line.values()[i];
            x[i] = plot.pixel(i);
            y[i] = Double.isFinite(value) ? plot.valuePixel(chart.height(i, value)) : Double.NaN;
        }
        Strokes.line(sheet, plot, ink, x, y);
        sheet.add(new Mark.Shapes(ink, 1, Shape.DOT, DOT, x, y));
    }
}
