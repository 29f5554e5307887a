package io.modeldeck.chart;

import io.modeldeck.chart.Mark.Align;
import java.util.List;

/** Lays out {@link CdfChart}s: two rising lines, and between them a bracket where they are furthest apart. */
final class CdfLayout {

    private static final double SERIF = 5;

    private CdfLayout() {}

    static Frame of(CdfChart chart, Sheet sheet) {
        boolean hasReference = chart.sortedReference().length > 0;
        boolean hasCurrent = chart.sortedCurrent().length > 0;
        sheet.header(chart.title(), legend(hasReference, hasCurrent, sheet.words));
        String counts = sheet.words.text("counts", chart.sortedReference().length, chart.sortedCurrent().length);
        sheet.footer(chart.footer().isBlank() ? counts : chart.footer(), sheet.words.text("share.up-to"));
        double low = Math.min(first(chart.sortedReference()), first(chart.sortedCurrent()));
        double high = Math.max(last(chart.sortedReference()), last(chart.sortedCurrent()));
        double room = high > low ? (high - low) * 0.02 : Math.max(0.5, Math.abs(low) * 0.1);
        Plot plot = Axes.place(sheet, 0, 1, "share", true, 0, low - room, high + room);
        line(sheet, plot, chart.sortedReference(), Distributions.REFERENCE_LINE);
        line(sheet, plot, chart.sortedCurrent(), Distributions.CURRENT);
        Axes.baseLine(sheet, plot);
        ValueAxis axis = ValueAxis.horizontal(
                plot.from(), plot.to(), chart.unit(), false, plot.width(), sheet.measure, sheet.words.locale());
        Axes.numbers(sheet, plot, axis.ticks());
        if (hasReference && hasCurrent && Double.isFinite(chart.gapAt())) {
            bracket(chart, sheet, plot);
        }
        return sheet.frame();
    }

    private static List<Sheet.Item> legend(boolean hasReference, boolean hasCurrent, ChartWords words) {
        Sheet.Item reference =
                new Sheet.Item(0, words.text("reference"), Distributions.REFERENCE_LINE, Sheet.Swatch.LINE, false);
        Sheet.Item current = new Sheet.Item(1, words.text("current"), Distributions.CURRENT, Sheet.Swatch.LINE, false);
        return hasReference && hasCurrent ? List.of(reference, current) : List.of(hasReference ? reference : current);
    }

    /** Steps at each value; where there are more values than pixels, the share at each pixel. */
    private static void line(Sheet sheet, Plot plot, double[] sorted, Ink ink) {
        if (sorted.length == 0) {
            return;
        }
        boolean each = sorted.length <= plot.width();
        int stops = each ? sorted.length : (int) plot.width();
        double[] x = new double[2 * stops + 2];
        double[] y = new double[2 * stops + 2];
        x[0] = plot.left();
        y[0] = plot.valuePixel(0);
        int n = 1;
        for (int i = 0; i < stops; i++) {
            double value = each ? sorted[i] : plot.domain(plot.left() + i + 1, 0);
            double share = CdfChart.shareUpTo(sorted, value);
            x[n] = plot.pixel(value);
            y[n] = y[n - 1];
            n++;
            x[n] = x[n - 1];
            y[n] = plot.valuePixel(share);
            n++;
        }
        x[n] = plot.right();
        y[n] = plot.valuePixel(1);
        sheet.add(new Mark.Polyline(ink, 1, Strokes.THICKNESS, x, y));
    }

    private static void bracket(CdfChart chart, Sheet sheet, Plot plot) {
        double a = CdfChart.shareUpTo(chart.sortedReference(), chart.gapAt());
        double b = CdfChart.shareUpTo(chart.sortedCurrent(), chart.gapAt());
        double x = Math.rint(Math.clamp(plot.pixel(chart.gapAt()), plot.left(), plot.right()));
        double top = Math.rint(plot.valuePixel(Math.max(a, b)));
        double bottom = Math.rint(plot.valuePixel(Math.min(a, b)));
        sheet.add(new Mark.Rects(Ink.TEXT, 1, new double[] {
            x - 1, top, 2, bottom - top, x - SERIF, top - 1, 2 * SERIF, 2, x - SERIF, bottom - 1, 2 * SERIF, 2
        }));
        String words = "KS " + sheet.words.value("", Math.round(Math.abs(a - b) * 1000) / 1000.0);
        // curves rise to the right: below the lower end on the right and above the upper end on the left there is room
        double height = sheet.measure.lineHeight(TextRole.VALUE);
        double width = sheet.measure.width(words, TextRole.VALUE);
        boolean below = bottom + height + 4 <= plot.bottom() && x + 8 + width <= plot.right();
        double baseLine = below ? bottom + sheet.measure.ascent(TextRole.VALUE) + 4 : top - 6;
        boolean above = x - 8 - width >= plot.left() && baseLine - sheet.measure.ascent(TextRole.VALUE) >= plot.top();
        if (below || above) {
            sheet.text(
                    Ink.TEXT, words, TextRole.VALUE, below ? Align.START : Align.END, below ? x + 8 : x - 8, baseLine);
        }
    }

    private static double first(double[] sorted) {
        return sorted.length == 0 ? Double.POSITIVE_INFINITY : sorted[0];
    }

    private static double last(double[] sorted) {
        return sorted.length == 0 ? Double.NEGATIVE_INFINITY : sorted[sorted.length - 1];
    }
}
