package io.modeldeck.cli.export;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartReduction;
import io.modeldeck.chart.Palette;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.ChartFormat;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a chart is drawn, or how many of its numbers are wanted. */
final class ChartOptions {

    /** Which numbers of a chart. */
    enum Reduction {
        RAW,
        SHOWN
    }

    private static final int MOST_BINS = 1_000_000;

    @Option(
            names = "--scale",
            paramLabel = "1|2",
            defaultValue = "2",
            order = 17,
            description = "Of a PNG: pixels for one of --size (default: 2).")
    private int scale;

    @Option(
            names = "--logarithmic",
            order = 17,
            description =
                    "Of the picture of a chart over time: a logarithmic value axis, where all values are above zero.")
    private boolean logarithmic;

    @Option(
            names = "--numbers",
            paramLabel = "WORD",
            order = 18,
            description = "Of a chart's numbers: raw (default) or shown, what a drawing of that --size shows.")
    private Optional<Reduction> numbers;

    @Option(
            names = "--bins",
            paramLabel = "N",
            order = 19,
            description = "Of a chart's numbers: mean, smallest and largest of N equal parts of the range.")
    private Optional<Integer> bins;

    @Mixin
    private PictureOptions picture;

    ChartFile.Look look() {
        return new ChartFile.Look(
                picture.width(),
                picture.height(),
                scale(),
                picture.dark() ? Palette.dark() : Palette.light(),
                Locale.ENGLISH,
                logarithmic);
    }

    private double scale() {
        if (scale != 1 && scale != 2) {
            throw new WrongUsage(
                    "A picture is as sharp as 1 or 2 pixels for one, not " + scale + "; choose --scale 1 or 2.");
        }
        return scale;
    }

    /** The chart as it is, or with fewer numbers where they are asked for: those that the drawing shows, or of so many equal parts. */
    Chart reduced(Chart chart, String fileName) {
        if (numbers.isEmpty() && bins.isEmpty()) {
            return chart;
        }
        if (ChartFormat.ofFile(fileName).isPresent()) {
            throw new WrongUsage(
                    "--numbers and --bins are for the numbers of a chart, not for a picture; name a file such as"
                            + " FILE.csv, or leave them out.");
        }
        if (bins.isPresent()) {
            if (bins.get() < 1 || bins.get() > MOST_BINS) {
                throw new WrongUsage("A range is divided into 1 to " + MOST_BINS + " parts, not " + bins.get()
                        + "; choose another --bins.");
            }
            return chart instanceof TimeSeriesChart series ? ChartReduction.bins(series, bins.get()) : chart;
        }
        return chart instanceof TimeSeriesChart series && numbers.get() == Reduction.SHOWN
                ? ChartReduction.shown(series, look().width())
                : chart;
    }
}
