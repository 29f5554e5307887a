package io.modeldeck.chart;

import io.modeldeck.chart.CurveChart.Curve;
import java.util.ArrayList;
import java.util.List;

/** Lays out {@link CurveChart}s. */
final class CurveLayout {

    /** Up to that many places each is marked with a dot: few epochs are counted, many are read as a line. */
    private static final int MOST_DOTTED = 20;

    private CurveLayout() {}

    static Frame of(CurveChart chart, Sheet sheet, LayoutOptions options) {
        List<Sheet.Item> items = new ArrayList<>();
        for (int i = 0; i < chart.curves().size() && chart.curves().size() > 1; i++) {
            boolean hidden = options.hiddenSeries().contains(i);
            items.add(new Sheet.Item(i, chart.curves().get(i).name(), Ink.series(i), Sheet.Swatch.LINE, hidden));
        }
        sheet.header(chart.title(), items);
        sheet.footer(
                chart.footer().isBlank() ? sheet.words.text("points", chart.points()) : chart.footer(), chart.xLabel());
        double[] x = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] y = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < chart.curves().size(); i++) {
            widen(x, chart.curves().get(i).x());
            if (!options.hiddenSeries().contains(i)) {
                widen(y, chart.curves().get(i).y());
            }
        }
        if (!(y[0] <= y[1])) {
            y = new double[] {0, 1};
        }
        double room = x[1] > x[0] ? 0 : 0.5;
        Plot plot = Axes.place(sheet, y[0], y[1], chart.yLabel(), isFromZero(y), 0, x[0] - room, x[1] + room);
        for (int i = 0; i < chart.curves().size(); i++) {
            if (!options.hiddenSeries().contains(i)) {
                curve(sheet, plot, chart.curves().get(i), Ink.series(i));
            }
        }
        Axes.baseLine(sheet, plot);
        ValueAxis axis = ValueAxis.horizontal(
                plot.from(), plot.to(), "", areWhole(chart), plot.width(), sheet.measure, sheet.words.locale());
        Axes.numbers(sheet, plot, axis.ticks());
        return sheet.frame();
    }

    /** Losses read from zero; curves that stay far above it (an accuracy from 0.93 to 0.95) keep their detail. */
    private static boolean isFromZero(double[] y) {
        return y[0] >= 0 && y[0] <= 0.5 * y[1];
    }

    private static boolean areWhole(CurveChart chart) {
        for (Curve curve : chart.curves()) {
            for (double x : curve.x()) {
                if (x != Math.rint(x)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void curve(Sheet sheet, Plot plot, Curve curve, Ink ink) {
        int n = curve.x().length;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = plot.pixel(curve.x()[i]);
            y[i] = Double.isFinite(curve.y()[i]) ? plot.valuePixel(curve.y()[i]) : Double.NaN;
        }
        Strokes.line(sheet, plot, ink, x, y);
        if (n <= MOST_DOTTED) {
            sheet.add(new Mark.Shapes(ink, 1, Shape.DOT, 5, x, y));
        }
    }

    private static void widen(double[] extent, double[] values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                extent[0] = Math.min(extent[0], value);
                extent[1] = Math.max(extent[1], value);
            }
        }
    }
}
