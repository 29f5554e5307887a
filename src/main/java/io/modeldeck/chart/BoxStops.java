package io.modeldeck.chart;

import io.modeldeck.chart.Readout.Line;
import java.util.List;

/** Stops at the groups. */
record BoxStops(BoxChart chart, ChartWords words) implements Stops {

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
                        line("box.mean", group.mean()),
                        new Line(
                                words.text("box.interval"),
                                Double.NaN,
                                words.between(chart.unit(), group.meanLow(), group.meanHigh()),
                                Ink.TEXT),
                        line("box.median", group.median()),
                        line("box.p99", group.p99()),
                        line("box.least", group.min())));
    }

    private Line line(String key, double value) {
        return new Line(words.text(key), Double.NaN, words.value(chart.unit(), value), Ink.TEXT);
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
