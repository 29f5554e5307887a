package io.modeldeck.chart;

import io.modeldeck.chart.Readout.Line;
import java.util.ArrayList;
import java.util.List;

/** Stops at the middles of bins and categories. */
record BinStops(double[] places, List<String> names, double[] reference, double[] current) implements Stops {

    static BinStops of(HistogramChart chart) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < chart.bins(); i++) {
            names.add(name(chart.unit(), chart.edges()[i], chart.edges()[i + 1]));
        }
        double[] places = HistogramLayout.places(chart.edges());
        return new BinStops(places, names, chart.referenceShares(), chart.currentShares());
    }

    static BinStops of(BarsChart chart) {
        double[] places = new double[chart.categories().size() + 1];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        return new BinStops(places, chart.categories(), chart.referenceShares(), chart.currentShares());
    }

    private static String name(String unit, double from, double to) {
        if (Double.isInfinite(from)) {
            return Double.isInfinite(to) ? "all values" : "up to " + Quantity.text(unit, to);
        }
        return Double.isInfinite(to)
                ? "over " + Quantity.text(unit, from)
                : Quantity.text(unit, from) + " – " + Quantity.text(unit, to);
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
        add(lines, Distributions.REFERENCE_NAME, reference, bin, Distributions.REFERENCE_LINE);
        add(lines, Distributions.CURRENT_NAME, current, bin, Distributions.CURRENT);
        return new Readout(middle(bin), names.get(bin), lines);
    }

    private static void add(List<Line> lines, String name, double[] shares, int bin, Ink ink) {
        if (shares.length > 0) {
            lines.add(new Line(name, Double.NaN, Quantity.text("share", shares[bin]), ink));
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
