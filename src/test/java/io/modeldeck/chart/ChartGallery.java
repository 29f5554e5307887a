package io.modeldeck.chart;

import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One chart of each kind with plausible data; as a program it writes their pictures to the folder named by its argument. */
public final class ChartGallery {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant END = Instant.parse("2026-03-12T13:00:00Z");
    private static final long MINUTES_5 = 300_000;

    private ChartGallery() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (Map.Entry<String, Chart> entry : all().entrySet()) {
            int height = entry.getKey().startsWith("small") ? 200 : 300;
            int width = entry.getKey().startsWith("small") ? 420 : 840;
            for (boolean dark : new boolean[] {false, true}) {
                byte[] png = ChartImage.png(
                        Frames.layout(entry.getValue(), width, height, FramePainter.textMeasure()),
                        Double.parseDouble(args[1]),
                        dark ? Palette.dark() : Palette.light());
                Files.write(folder.resolve(entry.getKey() + (dark ? "-dark" : "-light") + ".png"), png);
            }
        }
    }

    public static Map<String, Chart> all() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("latency", latency(Duration.ofHours(24)));
        charts.put("throughput", throughput());
        charts.put("errors", errors());
        charts.put("dense", dense(200_000));
        charts.put("drift-score", driftScore());
        charts.put("histogram", histogram());
        charts.put("histogram-psi", psi());
        charts.put("bars", bars());
        charts.put("cdf", cdf());
        charts.put("curves", curves());
        charts.put("empty", empty());
        charts.put("small-latency", latency(Duration.ofHours(24)));
        charts.put("small-curves", curves());
        return charts;
    }

    public static TimeSeriesChart latency(Duration length) {
        TimeRange range = TimeRange.endingAt(END, length);
        int n = (int) (length.toMillis() / MINUTES_5);
        long[] at = times(range, n);
        double[] p50 = new double[n];
        double[] p95 = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        Random random = new Random(1);
        for (int i = 0; i < n; i++) {
            double day = 1 + 0.35 * Math.sin(i / 288.0 * 2 * Math.PI);
            double slow = i > n * 0.62 && i < n * 0.7 ? 1.9 : 1;
            p50[i] = 120 * day * (1 + 0.04 * random.nextGaussian());
            p95[i] = 230 * day * slow * (1 + 0.07 * random.nextGaussian());
            low[i] = p50[i] * 0.5;
            high[i] = p95[i] * (1.15 + 0.2 * random.nextDouble());
            if (i > n * 0.3 && i < n * 0.34) {
                p50[i] = p95[i] = low[i] = high[i] = Double.NaN;
            }
        }
        long from = range.fromMillis();
        long span = length.toMillis();
        return new TimeSeriesChart(
                "Latency",
                "ms",
                range,
                ZONE,
                List.of(
                        Series.band("min – max", at, low, high, 2 * MINUTES_5),
                        Series.line("p50", at, p50, 2 * MINUTES_5),
                        Series.line("p95", at, p95, 2 * MINUTES_5)),
                List.of(
                        new Threshold("warning", 400, Severity.WARNING),
                        new Threshold("critical", 600, Severity.CRITICAL)),
                List.of(
                        new Marker(from + span * 15 / 100, "v4 to production", Marker.Kind.DEPLOYMENT),
                        new Marker(from + span * 64 / 100, "p95 above 400 ms", Marker.Kind.ALERT),
                        new Marker(from + span * 82 / 100, "Run 18", Marker.Kind.TRAINING),
                        new Marker(from + span * 9 / 10, "Traffic test", Marker.Kind.NOTE)),
                false,
                "5-minute rollups · " + n + " points");
    }

    public static TimeSeriesChart throughput() {
        TimeRange range = TimeRange.endingAt(END, Duration.ofDays(30));
        int n = 720;
        long[] at = times(range, n);
        double[] values = new double[n];
        Random random = new Random(2);
        for (int i = 0; i < n; i++) {
            double hour = Math.max(0.1, 1 + Math.sin((i % 24 - 8) / 24.0 * 2 * Math.PI));
            values[i] = i > 300 && i < 318 ? Double.NaN : 11_000 * hour * (1 + 0.06 * random.nextGaussian());
        }
        return new TimeSeriesChart(
                "Throughput",
                "events/hour",
                range,
                ZONE,
                List.of(Series.line("events", at, values, 7_200_000)),
                List.of(),
                List.of(
                        new Marker(at[100], "v3", Marker.Kind.DEPLOYMENT),
                        new Marker(at[420], "v4", Marker.Kind.DEPLOYMENT),
                        new Marker(at[424], "input drift: age", Marker.Kind.DRIFT)),
                true,
                "hourly rollups · 720 points");
    }

    public static TimeSeriesChart errors() {
        TimeRange range = TimeRange.endingAt(END, Duration.ofHours(6));
        int n = 72;
        long[] at = times(range, n);
        double[] values = new double[n];
        Random random = new Random(3);
        for (int i = 0; i < n; i++) {
            values[i] = Math.max(0, 0.004 + 0.002 * random.nextGaussian() + (i > 50 && i < 56 ? 0.03 : 0));
        }
        return new TimeSeriesChart(
                "Error rate",
                "share",
                range,
                ZONE,
                List.of(Series.step("errors", at, values, 2 * MINUTES_5)),
                List.of(
                        new Threshold("warning", 0.02, Severity.WARNING),
                        new Threshold("critical", 0.25, Severity.CRITICAL)),
                List.of(),
                true,
                "5-minute rollups · 72 points");
    }

    /** Noise with one spike: the hardest thing to draw and the easiest to lose. */
    public static TimeSeriesChart dense(int n) {
        TimeRange range = TimeRange.endingAt(END, Duration.ofDays(7));
        long[] at = times(range, n);
        double[] values = new double[n];
        Random random = new Random(4);
        for (int i = 0; i < n; i++) {
            values[i] = 180 + 22 * random.nextGaussian() + 40 * Math.sin(i * 6.0 / n);
        }
        values[n * 3 / 5] = 612;
        return new TimeSeriesChart(
                "Latency of single events",
                "ms",
                range,
                ZONE,
                List.of(Series.line("latency", at, values, 0)),
                List.of(),
                List.of(),
                true,
                "single events · " + n + " points");
    }

    public static TimeSeriesChart driftScore() {
        TimeRange range = TimeRange.endingAt(END, Duration.ofDays(14));
        int n = 56;
        long[] at = times(range, n);
        double[] values = new double[n];
        double[] p99 = new double[n];
        Random random = new Random(5);
        for (int i = 0; i < n; i++) {
            values[i] = Math.max(0.01, 0.05 + (i > 34 ? (i - 34) * 0.012 : 0) + 0.012 * random.nextGaussian());
            p99[i] = values[i] + 0.05 + 0.03 * random.nextDouble();
        }
        return new TimeSeriesChart(
                "Drift score of age",
                "",
                range,
                ZONE,
                List.of(Series.line("KS", at, values, 0), Series.dots("PSI", at, p99)),
                List.of(new Threshold("drifted", 0.2, Severity.WARNING)),
                List.of(),
                true,
                "6-hour windows · 56 checks · baseline of 1 Feb, n 4000");
    }

    public static HistogramChart histogram() {
        int bins = 24;
        double[] edges = new double[bins + 1];
        double[] reference = new double[bins];
        double[] current = new double[bins];
        for (int i = 0; i <= bins; i++) {
            edges[i] = 18 + 3 * i;
        }
        for (int i = 0; i < bins; i++) {
            double x = edges[i] + 1.5;
            reference[i] = Math.exp(-(x - 41) * (x - 41) / 250);
            current[i] = 0.85 * Math.exp(-(x - 48) * (x - 48) / 200) + 0.2 * Math.exp(-(x - 70) * (x - 70) / 30);
        }
        return new HistogramChart(
                "Distribution of age", "", edges, norm(reference), norm(current), "reference n 4000 · current n 1240");
    }

    public static HistogramChart psi() {
        double[] edges = {Double.NEGATIVE_INFINITY, 1, 1.5, 2.2, 3, 4.1, 6, 9, 15, 40, Double.POSITIVE_INFINITY};
        double[] tenth = new double[10];
        Arrays.fill(tenth, 0.1);
        double[] current = {0.04, 0.06, 0.07, 0.08, 0.1, 0.11, 0.12, 0.14, 0.15, 0.13};
        return new HistogramChart("Request size", "B", edges, tenth, current, "PSI bins of the reference · n 4000");
    }

    public static BarsChart bars() {
        return new BarsChart(
                "Categories of country",
                List.of("Portugal", "United Kingdom", "France", "Spain", "Germany", "not seen in the reference"),
                new double[] {0.41, 0.102, 0.087, 0.072, 0.061, 0},
                new double[] {0.293, 0.131, 0.122, 0.071, 0.09, 0.0213},
                "reference n 4000 · current n 1240 · sorted by contribution");
    }

    public static CdfChart cdf() {
        Random random = new Random(6);
        double[] reference = random.doubles(4000)
                .map(u -> 41 + 11 * random.nextGaussian())
                .sorted()
                .toArray();
        double[] current = random.doubles(240)
                .map(u -> 47 + 12 * random.nextGaussian())
                .sorted()
                .toArray();
        double gapAt = 0;
        double gap = 0;
        for (double x : current) {
            double d = Math.abs(CdfChart.shareUpTo(reference, x) - CdfChart.shareUpTo(current, x));
            gapAt = d > gap ? x : gapAt;
            gap = Math.max(gap, d);
        }
        return new CdfChart("Cumulative share of age", "", reference, current, gapAt, "n 4000 and 240");
    }

    public static CurveChart curves() {
        int n = 30;
        double[] x = new double[n];
        double[] train = new double[n];
        double[] validation = new double[n];
        Random random = new Random(7);
        for (int i = 0; i < n; i++) {
            x[i] = i + 1;
            train[i] = 0.62 * Math.exp(-i / 7.0) + 0.14 + 0.006 * random.nextGaussian();
            validation[i] =
                    0.58 * Math.exp(-i / 6.0) + 0.2 + 0.002 * Math.max(0, i - 15) + 0.008 * random.nextGaussian();
        }
        return new CurveChart(
                "Loss",
                "epoch",
                "log loss",
                List.of(new CurveChart.Curve("training", x, train), new CurveChart.Curve("validation", x, validation)),
                "30 epochs · hold-out 800 rows");
    }

    public static TimeSeriesChart empty() {
        return new TimeSeriesChart(
                "Latency",
                "ms",
                TimeRange.endingAt(END, Duration.ofHours(24)),
                ZONE,
                List.of(Series.line("p95", new long[0], new double[0], 0)),
                List.of(),
                List.of(),
                false,
                "5-minute rollups · no points");
    }

    private static long[] times(TimeRange range, int n) {
        long[] at = new long[n];
        double step = (double) range.length().toMillis() / n;
        for (int i = 0; i < n; i++) {
            at[i] = range.fromMillis() + Math.round(i * step);
        }
        return at;
    }

    private static double[] norm(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }
}
