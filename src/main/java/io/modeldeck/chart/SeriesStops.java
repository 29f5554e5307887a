package io.modeldeck.chart;

import io.modeldeck.chart.Readout.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Stops at the samples of all series in the range, and at what people noted. */
record SeriesStops(TimeSeriesChart chart, Set<Integer> hidden, ChartWords words) implements Stops {

    /** A series that was sampled that close to the stop is read there too, as a part of the range. */
    private static final double NEAR = 0.002;

    @Override
    public Readout readout(double place) {
        double before = neighbour(Math.nextUp(place), -1);
        double at = Stops.nearer(place, before, neighbour(Math.nextDown(place), 1));
        if (Double.isNaN(at)) {
            return Stops.nothing(place);
        }
        Ink[] inks = SeriesInks.of(chart.series());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < inks.length; i++) {
            Series series = chart.series().get(i);
            int sample = hidden.contains(i) ? -1 : sampleAt(series, (long) at);
            if (sample >= 0) {
                lines.add(line(series, sample, inks[i]));
            }
        }
        lines.sort(Comparator.comparingDouble(Line::value).reversed());
        double reach = NEAR * 2 * chart.range().length().toMillis();
        List<String> remarks = new ArrayList<>();
        for (Marker marker : MarkerLane.inRange(chart)) {
            if (marker.atMillis() - at <= reach && at - marker.toMillis() <= reach) {
                if (marker.more().isEmpty()) {
                    lines.add(new Line(
                            words.text("marker." + marker.kind().key()),
                            Double.NaN,
                            marker.label(),
                            MarkerLane.ink(marker)));
                } else {
                    remarks.add(marker.more());
                }
            }
        }
        return new Readout(at, Times.moment((long) at, chart.zone(), words.locale()), lines, remarks);
    }

    private Line line(Series series, int sample, Ink ink) {
        String unit = chart.unit();
        boolean isBand = series.style() == Style.BAND;
        String value = isBand ? "" : words.value(unit, series.values()[sample]);
        // where too few samples make a band, a line is said without it
        if (isBand || series.hasBand() && Double.isFinite(series.low()[sample] + series.high()[sample])) {
            String band = words.between(unit, series.low()[sample], series.high()[sample]);
            value = isBand ? band : value + " (" + band + ")";
        }
        return new Line(series.name(), isBand ? Double.NaN : series.values()[sample], value, ink);
    }

    /** The sample at that time, or the nearest one close by; -1 where there is none. */
    private int sampleAt(Series series, long millis) {
        long[] at = series.atMillis();
        int after = Decimation.lowerBound(at, millis);
        if (after < at.length && at[after] == millis) {
            return after;
        }
        double reach = Math.max(1, NEAR * chart.range().length().toMillis());
        if (after > 0 && millis - at[after - 1] <= reach) {
            return after - 1;
        }
        return after < at.length && at[after] - millis <= reach ? after : -1;
    }

    @Override
    public double neighbour(double place, int direction) {
        double best = Double.NaN;
        for (int i = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            if (hidden.contains(i)) {
                continue;
            }
            double candidate = direction > 0 ? after(series, place) : before(series, place);
            if (!Double.isNaN(candidate) && (Double.isNaN(best) || (candidate - best) * direction < 0)) {
                best = candidate;
            }
        }
        return nearerNote(place, direction, best);
    }

    /** What people noted is a stop as well, so that the keys come by it, wherever it stands between two samples. */
    private double nearerNote(double place, int direction, double best) {
        double nearest = best;
        for (Marker marker : MarkerLane.inRange(chart)) {
            double at = Math.max(marker.atMillis(), chart.range().fromMillis());
            boolean ahead = marker.kind() == Marker.Kind.NOTE && (at - place) * direction > 0;
            if (ahead && (Double.isNaN(nearest) || (at - nearest) * direction < 0)) {
                nearest = at;
            }
        }
        return nearest;
    }

    private double after(Series series, double place) {
        long from = Math.max(chart.range().fromMillis(), (long) Math.floor(place) + 1);
        int i = Decimation.lowerBound(series.atMillis(), from);
        boolean inside =
                i < series.length() && series.atMillis()[i] < chart.range().toMillis();
        return inside ? series.atMillis()[i] : Double.NaN;
    }

    private double before(Series series, double place) {
        long to = Math.min(chart.range().toMillis(), (long) Math.ceil(place));
        int i = Decimation.lowerBound(series.atMillis(), to) - 1;
        boolean inside = i >= 0 && series.atMillis()[i] >= chart.range().fromMillis();
        return inside ? series.atMillis()[i] : Double.NaN;
    }
}
