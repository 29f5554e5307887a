package io.modeldeck.chart;

import io.modeldeck.chart.Decimation.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lays out {@link TimeSeriesChart}s. */
final class TimeSeriesLayout {

    private static final double DOT = 4;

    private static final double BAND = 0.16;
    /** A band that fills most of the plot says that little is certain, and must not drown what is drawn in it. */
    private static final double WIDE_BAND = 0.06;

    private static final double MOST_OF_THE_PLOT = 0.6;

    /** What of one series is drawn: lines reduced to the width of the plot. */
    record Drawn(Series series, Ink ink, Line values, Line low, Line high) {}

    private TimeSeriesLayout() {}

    static Frame of(TimeSeriesChart chart, Sheet sheet, LayoutOptions options) {
        sheet.header(chart.title(), legend(chart, options));
        // one column for the whole range: its smallest and largest samples, and where lines cross the edges
        SeriesExtent extent = SeriesExtent.of(chart, reduce(chart, 1, options), options.logarithmic());
        String footer = chart.footer().isBlank() ? sheet.words.text("points", chart.points()) : chart.footer();
        String scale = sheet.words.scale(options.logarithmic(), extent.logarithmic());
        sheet.footer(
                scale.isEmpty() ? footer : scale + " · " + footer,
                options.hint(),
                Times.range(chart.range(), chart.zone(), options.locale()));
        MarkerLane lane = new MarkerLane(chart, sheet);
        ThresholdLines limits = new ThresholdLines(chart.thresholds(), extent, chart.zeroBased());
        Plot plot = Axes.place(
                sheet,
                length -> axis(chart, extent, limits, length, sheet),
                lane.height(),
                chart.range().fromMillis(),
                chart.range().toMillis());
        // as many columns as the plot has pixels, so that what a column holds is what its pixel shows
        List<Drawn> drawn = reduce(chart, (int) plot.width(), options);
        Axes.times(
                sheet, plot, TimeAxis.of(chart.range(), chart.zone(), plot.width(), sheet.measure, options.locale()));
        Hatching.draw(chart, sheet, plot);
        lane.stretches(sheet, plot);
        lane.lines(sheet, plot);
        List<Mark.Columns> bands =
                drawn.stream().flatMap(one -> band(plot, one).stream()).toList();
        bands.forEach(sheet::add);
        drawn.forEach(one -> values(sheet, plot, one, chart.range().toMillis()));
        Axes.baseLine(sheet, plot);
        limits.draw(sheet, plot, chart.unit(), bands);
        lane.shapes(sheet, plot);
        return sheet.frame();
    }

    private static ValueAxis axis(
            TimeSeriesChart chart, SeriesExtent extent, ThresholdLines limits, double length, Sheet sheet) {
        return extent.logarithmic()
                ? ValueAxis.logarithmic(
                        limits.min(), limits.max(), chart.unit(), length, sheet.measure, sheet.words.locale())
                : ValueAxis.vertical(
                        limits.min(),
                        limits.max(),
                        chart.unit(),
                        chart.zeroBased(),
                        length,
                        sheet.measure,
                        sheet.words.locale());
    }

    private static List<Sheet.Item> legend(TimeSeriesChart chart, LayoutOptions options) {
        List<Sheet.Item> items = new ArrayList<>();
        Ink[] inks = SeriesInks.of(chart.series());
        for (int i = 0; i < inks.length && inks.length > 1; i++) {
            Series series = chart.series().get(i);
            Sheet.Swatch swatch = switch (series.style()) {
                case LINE, STEP -> Sheet.Swatch.LINE;
                case DASHED -> Sheet.Swatch.DASHES;
                case DOTS -> Sheet.Swatch.DOT;
                case BAND -> Sheet.Swatch.AREA;
            };
            boolean hidden = options.hiddenSeries().contains(i);
            items.add(new Sheet.Item(i, series.name(), inks[i], swatch, hidden));
        }
        items.addAll(Hatching.legend(chart));
        return items;
    }

    private static List<Drawn> reduce(TimeSeriesChart chart, int columns, LayoutOptions options) {
        List<Drawn> drawn = new ArrayList<>();
        Ink[] inks = SeriesInks.of(chart.series());
        for (int i = 0; i < inks.length; i++) {
            if (!options.hiddenSeries().contains(i)) {
                Series series = chart.series().get(i);
                boolean hasLine = series.style() != Style.BAND;
                double[] none = {};
                drawn.add(new Drawn(
                        series,
                        inks[i],
                        hasLine ? line(chart, series, series.values(), columns) : new Line(none, none),
                        series.hasBand() ? line(chart, series, series.low(), columns) : new Line(none, none),
                        series.hasBand() ? line(chart, series, series.high(), columns) : new Line(none, none)));
            }
        }
        return drawn;
    }

    private static Line line(TimeSeriesChart chart, Series series, double[] values, int columns) {
        long from = chart.range().fromMillis();
        long to = chart.range().toMillis();
        return series.style() == Style.DOTS
                ? Decimation.samples(series.atMillis(), values, from, to, columns)
                : Decimation.m4(series.atMillis(), values, from, to, columns, series.gapMillis());
    }

    private static Optional<Mark.Columns> band(Plot plot, Drawn one) {
        if (one.high.isEmpty()) {
            return Optional.empty();
        }
        double[] lowest = ys(plot, one.low);
        double[] highest = ys(plot, one.high);
        Raster low = new Raster(plot);
        low.line(xs(plot, one.low), lowest);
        Raster high = new Raster(plot);
        high.line(xs(plot, one.high), highest);
        boolean wide = level(plot, lowest) - level(plot, highest) > MOST_OF_THE_PLOT * plot.height();
        return Optional.of(high.areaTo(low, plot, one.ink, one.ink == Ink.BAND ? 0.65 : wide ? WIDE_BAND : BAND));
    }

    /** Where in the plot the edge of a band lies on average, as far as it can be seen. */
    private static double level(Plot plot, double[] edge) {
        return Arrays.stream(edge)
                .filter(Double::isFinite)
                .map(y -> Math.clamp(y, plot.top(), plot.bottom()))
                .average()
                .orElse(plot.top());
    }

    private static void values(Sheet sheet, Plot plot, Drawn one, long toMillis) {
        if (one.values.isEmpty()) {
            return;
        }
        switch (one.series.style()) {
            case LINE -> Strokes.line(sheet, plot, one.ink, xs(plot, one.values), ys(plot, one.values));
            case DASHED -> Strokes.dashed(sheet, one.ink, xs(plot, one.values), ys(plot, one.values));
            case STEP -> {
                Line steps = steps(one.values, one.series.gapMillis(), toMillis);
                Strokes.line(sheet, plot, one.ink, xs(plot, steps), ys(plot, steps));
            }
            case DOTS ->
                sheet.add(new Mark.Shapes(one.ink, 0.85, Shape.DOT, DOT, xs(plot, one.values), ys(plot, one.values)));
            case BAND -> {}
        }
    }

    /** Each value goes on to the time of the next; the last one to the edge, or as far as no gap begins. */
    private static Line steps(Line line, long gapMillis, long toMillis) {
        int n = line.length();
        double[] at = new double[2 * n];
        double[] values = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double holdsTo = i + 1 < n
                    ? line.at()[i + 1]
                    : gapMillis > 0 ? Math.min(toMillis, line.at()[i] + gapMillis) : toMillis;
            at[2 * i] = line.at()[i];
            values[2 * i] = line.values()[i];
            at[2 * i + 1] = Math.max(line.at()[i], holdsTo);
            values[2 * i + 1] = line.values()[i];
        }
        return new Line(at, values);
    }

    private static double[] xs(Plot plot, Line line) {
        double[] x = new double[line.length()];
        for (int i = 0; i < x.length; i++) {
            x[i] = plot.pixel(line.at()[i]);
        }
        return x;
    }

    private static double[] ys(Plot plot, Line line) {
        double[] y = new double[line.length()];
        for (int i = 0; i < y.length; i++) {
            y[i] = plot.valuePixel(line.values()[i]);
        }
        return y;
    }
}
