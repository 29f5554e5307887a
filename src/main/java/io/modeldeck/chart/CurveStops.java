package io.modeldeck.chart;

import io.modeldeck.chart.CurveChart.Curve;
import io.modeldeck.chart.Readout.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Stops at the places of all curves. */
record CurveStops(CurveChart chart, Set<Integer> hidden, ChartWords words) implements Stops {

    @Override
    public Readout readout(double place) {
        double at = Stops.nearer(place, neighbour(Math.nextUp(place), -1), neighbour(Math.nextDown(place), 1));
        if (Double.isNaN(at)) {
            return Stops.nothing(place);
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < chart.curves().size(); i++) {
            Curve curve = chart.curves().get(i);
            for (int k = 0; k < curve.x().length && !hidden.contains(i); k++) {
                if (curve.x()[k] == at && Double.isFinite(curve.y()[k])) {
                    double y = curve.y()[k];
                    lines.add(new Line(curve.name(), y, words.value("", y), Ink.series(i)));
                    break;
                }
            }
        }
        lines.sort(Comparator.comparingDouble(Line::value).reversed());
        return new Readout(at, (chart.xLabel() + " " + words.value("", at)).strip(), lines);
    }

    @Override
    public double neighbour(double place, int direction) {
        double best = Double.NaN;
        for (int i = 0; i < chart.curves().size(); i++) {
            for (double x :
                    hidden.contains(i) ? new double[0] : chart.curves().get(i).x()) {
                boolean beyond = (x - place) * direction > 0;
                if (beyond && (Double.isNaN(best) || (x - best) * direction < 0)) {
                    best = x;
                }
            }
        }
        return best;
    }
}
