package io.modeldeck.chart;

import io.modeldeck.chart.Readout.Line;
import java.util.ArrayList;
import java.util.List;

/** A cumulative distribution says something everywhere; keys walk it in hundredths. */
record CdfStops(CdfChart chart, ChartWords words) implements Stops {

    private static final int STEPS = 100;

    @Override
    public Readout readout(double place) {
        if (chart.isEmpty()) {
            return Stops.nothing(place);
        }
        double at = Math.clamp(place, low(), high());
        List<Line> lines = new ArrayList<>();
        double reference = CdfChart.shareUpTo(chart.sortedReference(), at);
        double current = CdfChart.shareUpTo(chart.sortedCurrent(), at);
        add(lines, words.text("reference"), reference, Distributions.REFERENCE_LINE);
        add(lines, words.text("current"), current, Distributions.CURRENT);
        if (lines.size() == 2) {
            double points = Math.abs(reference - current);
            lines.add(new Line(
                    words.text("distance"), Double.NaN, words.value("", Math.round(points * 1000) / 1000.0), Ink.TEXT));
        }
        return new Readout(at, words.text("bin.up-to", words.value(chart.unit(), at)), lines);
    }

    private void add(List<Line> lines, String name, double share, Ink ink) {
        if (!Double.isNaN(share)) {
            lines.add(new Line(name, share, words.share(share), ink));
        }
    }

    @Override
    public double neighbour(double place, int direction) {
        if (chart.isEmpty()) {
            return Double.NaN;
        }
        double step = (high() - low()) / STEPS;
        double next = Math.clamp(place + direction * step, low(), high());
        return (next - place) * direction > 0 ? next : Double.NaN;
    }

    private double low() {
        double a = chart.sortedReference().length > 0 ? chart.sortedReference()[0] : Double.POSITIVE_INFINITY;
        double b = chart.sortedCurrent().length > 0 ? chart.sortedCurrent()[0] : Double.POSITIVE_INFINITY;
        return Math.min(a, b);
    }

    private double high() {
        int n = chart.sortedReference().length;
        int m = chart.sortedCurrent().length;
        double a = n > 0 ? chart.sortedReference()[n - 1] : Double.NEGATIVE_INFINITY;
        double b = m > 0 ? chart.sortedCurrent()[m - 1] : Double.NEGATIVE_INFINITY;
        return Math.max(a, b);
    }
}
