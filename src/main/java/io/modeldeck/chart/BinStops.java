package io.modeldeck.chart;

import io.modeldeck.chart.Readout.Line;
import java.util.ArrayList;
import java.util.List;

/** Stops at the middles of bins and categories. */
record BinStops(
        double[] places, List<String> names, double[] reference, double[] current, Sides sides, ChartWords words)
        implements Stops {

    static BinStops of(HistogramChart chart, ChartWords words) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < chart.bins(); i++) {
            names.add(name(words, chart.unit(), chart.edges()[i], chart.edges()[i + 1]));
        }
        double[] places = HistogramLayout.places(chart.edges());
        return new BinStops(places, names, chart.referenceShares(), chart.currentShares(), chart.sides(), words);
    }

    static BinStops of(BarsChart chart, ChartWords words) {
        double[] places = new double[chart.categories().size() + 1];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        return new BinStops(
                places, chart.categories(), chart.referenceShares(), chart.currentShares(), chart.sides(), words);
    }

    private static String name(ChartWords words, String unit, double from, double to) {
        if (Double.isInfinite(from)) {
            return Double.isInfinite(to) ? words.text("bin.all") : words.text("bin.up-to", words.value(unit, to));
        }
        return Double.isInfinite(to) ? words.text("bin.over", words.value(unit, from)) : words.between(unit, from, to);
    }

    @Override
    public Readout readout(double place) {
        if (names.isEmpty()) {
            return Stops.nothing(place);
        }
        int bin = 0;
        while (bin < names.size() - 1 && place >= places[bin + 1]) {
            bin++;
        }
        List<Line> lines = new ArrayList<>();
        add(lines, sides.reference(words), reference, bin, Distributions.REFERENCE_LINE);
        add(lines, sides.current(words), current, bin, Distributions.CURRENT);
        return new Readout(middle(bin), names.get(bin), lines);
    }

    private void add(List<Line> lines, String name, double[] shares, int bin, Ink ink) {
        if (shares.length > 0) {
            lines.add(new Line(name, Double.NaN, words.share(shares[bin]), ink));
        }
    }

    private double middle(int bin) {
        return (places[bin] + places[bin + 1]) / 2;
    }

    @Override
    public double neighbour(double place, int direction) {
        for (int k = 0; k < names.size(); k++) {
            int bin = direction > 0 ? k : names.size() - 1 - k;
            if ((middle(bin) - place) * direction > 0) {
                return middle(bin);
            }
        }
        return Double.NaN;
    }
}
