package io.modeldeck.chart;

import java.util.ArrayList;
import java.util.List;

/** Fewer samples of a chart over time, for its numbers in a file. Pure. */
public final class ChartReduction {

    private ChartReduction() {}

    /** What the drawing of that width shows: of each pixel column the first, smallest, largest and last sample. */
    public static TimeSeriesChart shown(TimeSeriesChart chart, int width) {
        return with(
                chart,
                chart.series().stream()
                        .map(one -> one.style() == Style.BAND ? one : shown(chart, one, width))
                        .toList());
    }

    private static Series shown(TimeSeriesChart chart, Series one, int width) {
        long[] at = one.atMillis();
        int start = Decimation.lowerBound(at, chart.range().fromMillis());
        int end = Decimation.lowerBound(at, chart.range().toMillis());
        if (end - start <= 4L * width) {
            return one;
        }
        Decimation.Line line = Decimation.samples(
                at, one.values(), chart.range().fromMillis(), chart.range().toMillis() - 1, width);
        long[] kept = new long[line.at().length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = (long) line.at()[i];
        }
        return Series.line(one.name(), kept, line.values(), one.gapMillis());
    }

    /**
     * So many equal parts of the range, each dated at its start: the mean of its samples as the line, the smallest to the largest as the band. A
     * part without samples is left out.
     */
    public static TimeSeriesChart bins(TimeSeriesChart chart, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("A range has at least one part, not " + bins);
        }
        return with(
                chart,
                chart.series().stream().map(one -> bins(chart, one, bins)).toList());
    }

    private static Series bins(TimeSeriesChart chart, Series one, int bins) {
        long from = chart.range().fromMillis();
        double length = (chart.range().toMillis() - from) / (double) bins;
        int end = Decimation.lowerBound(one.atMillis(), chart.range().toMillis());
        int i = Decimation.lowerBound(one.atMillis(), from);
        Bins filled = new Bins(bins);
        for (int bin = 0; bin < bins; bin++) {
            // the last one ends where the range does, whatever the rounding
            double until = bin == bins - 1 ? Double.POSITIVE_INFINITY : from + (bin + 1) * length;
            Bin here = new Bin();
            for (; i < end && one.atMillis()[i] < until; i++) {
                here.add(one, i);
            }
            filled.add((long) Math.floor(from + bin * length), here);
        }
        return filled.series(one, (long) Math.ceil(length * 1.5));
    }

    private static TimeSeriesChart with(TimeSeriesChart chart, List<Series> series) {
        return new TimeSeriesChart(
                chart.title(),
                chart.unit(),
                chart.range(),
                chart.zone(),
                series,
                chart.thresholds(),
                chart.markers(),
                chart.zeroBased(),
                chart.footer(),
                chart.gaps());
    }

    private static final class Bin {
        private int count;
        private double sum;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        void add(Series one, int i) {
            boolean band = one.style() == Style.BAND;
            double value = band ? (one.low()[i] + one.high()[i]) / 2 : one.values()[i];
            if (!Double.isFinite(value)) {
                return;
            }
            count++;
            sum += value;
            low = Math.min(low, one.hasBand() && Double.isFinite(one.low()[i]) ? one.low()[i] : value);
            high = Math.max(high, one.hasBand() && Double.isFinite(one.high()[i]) ? one.high()[i] : value);
        }
    }

    private static final class Bins {
        private final List<Long> at;
        private final List<Bin> bins;

        Bins(int expected) {
            at = new ArrayList<>(expected);
            bins = new ArrayList<>(expected);
        }

        void add(long millis, Bin bin) {
            if (bin.count > 0) {
                at.add(millis);
                bins.add(bin);
            }
        }

        Series series(Series of, long gap) {
            return new Series(
                    of.name(),
                    at.stream().mapToLong(Long::longValue).toArray(),
                    bins.stream().mapToDouble(bin -> bin.sum / bin.count).toArray(),
                    bins.stream().mapToDouble(bin -> bin.low).toArray(),
                    bins.stream().mapToDouble(bin -> bin.high).toArray(),
                    of.style() == Style.BAND || of.style() == Style.DASHED ? of.style() : Style.LINE,
                    gap);
        }
    }
}
