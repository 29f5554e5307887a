package io.modeldeck.chart;

import io.modeldeck.chart.Readout.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Stops at the axes, where every line says what it has. */
record ParallelStops(ParallelChart chart, Set<Integer> hidden, ChartWords words) implements Stops {

    @Override
    public Readout readout(double place) {
        if (chart.isEmpty()) {
            return Stops.nothing(place);
        }
        int axis = (int) Math.clamp(Math.rint(place), 0, chart.axes().size() - 1.0);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < chart.lines().size(); i++) {
            ParallelChart.Line line = chart.lines().get(i);
            double value = line.values()[axis];
            if (!hidden.contains(i) && Double.isFinite(value)) {
                lines.add(new Line(
                        line.name(), chart.height(axis, value), chart.text(axis, value, words), Ink.series(i)));
            }
        }
        lines.sort(Comparator.comparingDouble(Line::value).reversed());
        return new Readout(axis, chart.axes().get(axis).name(), lines);
    }

    @Override
    public double neighbour(double place, int direction) {
        double next = direction > 0 ? Math.floor(place) + 1 : Math.ceil(place) - 1;
        double nearest = Math.clamp(next, 0, chart.axes().size() - 1.0);
        return !chart.isEmpty() && (nearest - place) * direction > 0 ? nearest : Double.NaN;
    }
}
