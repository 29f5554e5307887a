package io.modeldeck.chart;

import io.modeldeck.chart.ValueAxis.Tick;
import java.util.ArrayList;
import java.util.List;

/** Lays out {@link HistogramChart}s: the reference as calm filled bars, the current window as an outline over them. */
final class HistogramLayout {

    /** Bins keep their true widths as long as the widest is not more than that many times the narrowest. */
    private static final double MOST_UNEQUAL = 24;

    private static final double OUTLINE = 2;

    private HistogramLayout() {}

    static Frame of(HistogramChart chart, Sheet sheet) {
        sheet.header(
                chart.title(),
                Distributions.legend(
                        chart.sides(),
                        chart.referenceShares(),
                        chart.currentShares(),
                        Sheet.Swatch.OUTLINE,
                        sheet.words));
        String bins = sheet.words.text("bins", chart.bins());
        sheet.footer(chart.footer().isBlank() ? bins : chart.footer(), sheet.words.text("share.bin"));
        double largest = Shares.largest(chart.referenceShares(), chart.currentShares());
        double[] places = places(chart.edges());
        Plot plot = Axes.place(
                sheet, 0, largest == 0 ? 0.01 : largest, "share", true, 0, places[0], places[places.length - 1]);
        reference(chart, sheet, plot, places);
        current(chart, sheet, plot, places);
        Axes.baseLine(sheet, plot);
        if (isToScale(chart.edges())) {
            ValueAxis axis = ValueAxis.horizontal(
                    plot.from(), plot.to(), chart.unit(), false, plot.width(), sheet.measure, sheet.words.locale());
            Axes.numbers(sheet, plot, axis.ticks());
        } else {
            Axes.numbers(sheet, plot, edgeLabels(chart, plot, sheet));
        }
        return sheet.frame();
    }

    /** Where each edge stands on the axis: its value, or its position where the bins differ too much in width. */
    static double[] places(double[] edges) {
        double[] places = edges.clone();
        if (!isToScale(edges)) {
            for (int i = 0; i < places.length; i++) {
                places[i] = i;
            }
        }
        return places;
    }

    private static boolean isToScale(double[] edges) {
        double narrowest = Double.POSITIVE_INFINITY;
        double widest = 0;
        for (int i = 1; i < edges.length; i++) {
            narrowest = Math.min(narrowest, edges[i] - edges[i - 1]);
            widest = Math.max(widest, edges[i] - edges[i - 1]);
        }
        return Double.isFinite(widest) && widest <= MOST_UNEQUAL * narrowest;
    }

    private static void reference(HistogramChart chart, Sheet sheet, Plot plot, double[] places) {
        double[] shares = chart.referenceShares();
        double[] xywh = new double[4 * shares.length];
        for (int i = 0; i < shares.length; i++) {
            double left = Math.rint(plot.pixel(places[i]));
            double right = Math.rint(plot.pixel(places[i + 1]));
            double y = plot.valuePixel(finite(shares[i]));
            // a hair of ground between bars, where they are wide enough to spare it
            double gap = right - left > 6 ? 1 : 0;
            xywh[4 * i] = left;
            xywh[4 * i + 1] = y;
            xywh[4 * i + 2] = right - left - gap;
            xywh[4 * i + 3] = plot.bottom() - y;
        }
        sheet.add(new Mark.Rects(Distributions.REFERENCE, 0.75, xywh));
    }

    private static void current(HistogramChart chart, Sheet sheet, Plot plot, double[] places) {
        double[] shares = chart.currentShares();
        List<Double> fill = new ArrayList<>();
        List<Double> line = new ArrayList<>();
        double before = plot.bottom();
        for (int i = 0; i < shares.length; i++) {
            double left = Math.rint(plot.pixel(places[i]));
            double right = Math.rint(plot.pixel(places[i + 1]));
            double y = Math.rint(Math.min(plot.valuePixel(finite(shares[i])), plot.bottom() - 1));
            fill.addAll(List.of(left, y, right - left, plot.bottom() - y));
            line.addAll(List.of(left, y - OUTLINE / 2, right - left, OUTLINE));
            riser(line, left, before, y);
            before = y;
        }
        if (shares.length > 0) {
            riser(line, Math.rint(plot.pixel(places[shares.length])), before, plot.bottom());
        }
        sheet.add(new Mark.Rects(Distributions.CURRENT, Distributions.CURRENT_ALPHA, Distributions.array(fill)));
        sheet.add(new Mark.Rects(Distributions.CURRENT, 1, Distributions.array(line)));
    }

    private static void riser(List<Double> line, double x, double a, double b) {
        if (Math.abs(a - b) > OUTLINE) {
            double top = Math.min(a, b) - OUTLINE / 2;
            line.addAll(List.of(x - OUTLINE / 2, top, OUTLINE, Math.max(a, b) - top));
        }
    }

    private static double finite(double share) {
        return Double.isFinite(share) ? share : 0;
    }

    private static List<Tick> edgeLabels(HistogramChart chart, Plot plot, Sheet sheet) {
        List<Tick> ticks = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < chart.edges().length; i++) {
            double edge = chart.edges()[i];
            String label = Double.isInfinite(edge) ? edge < 0 ? "−∞" : "∞" : sheet.words.value(chart.unit(), edge);
            double half = sheet.measure.width(label, TextRole.AXIS) / 2;
            double x = plot.pixel(i);
            boolean fits = x - half > free;
            ticks.add(new Tick(i, fits ? label : ""));
            free = fits ? x + half + sheet.measure.lineHeight(TextRole.AXIS) : free;
        }
        return ticks;
    }
}
