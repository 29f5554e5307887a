package io.modeldeck.chart;

import io.modeldeck.chart.Readout.Line;
import java.util.List;

/** Stops at the groups. */
record BoxStops(BoxChart chart) implements Stops {

    @Override
    public Readout readout(double place) {
        if (chart.isEmpty()) {
            return Stops.nothing(place);
        }
        int at = (int) Math.clamp(Math.floor(place), 0, chart.groups().size() - 1);
        BoxChart.Group group = chart.groups().get(at);
        return new Readout(
                at + 0.5,
                group.name(),
                List.of(
                        line("mean", group.mean()),
                        new Line(
                                "interval",
                                Double.NaN,
                                Quantity.text(chart.unit(), group.meanLow()) + " – "
                                        + Quantity.text(chart.unit(), group.meanHigh()),
                                Ink.TEXT),
                        line("median", group.median()),
                        line("p99", group.p99()),
                        line("least", group.min())));
    }

    private Line line(String name, double value) {
        return new Line(name, Double.NaN, Quantity.text(chart.unit(), value), Ink.TEXT);
    }

    @Override
    public double neighbour(double place, int direction) {
        for (int k = 0; k < chart.groups().size(); k++) {
            double middle = (direction > 0 ? k : chart.groups().size() - 1 - k) + 0.5;
            if ((middle - place) * direction > 0) {
                return middle;
            }
        }
        return Double.NaN;
    }
}
