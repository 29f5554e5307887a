package io.modeldeck.report;

import io.modeldeck.chart.BarsChart;
import io.modeldeck.chart.Chart;
import io.modeldeck.chart.CurveChart;
import io.modeldeck.chart.HistogramChart;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.Sides;
import io.modeldeck.chart.Threshold;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Distribution;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Charts and tables out of stored drift results, for reports and for the window. Pure. */
public final class DriftPicture {

    /** A score above it is drift. */
    public static final double LIMIT = 0.3;
    /** What stands for an empty side of a bin, so that its part of the PSI is finite; as the engine's own default. */
    private static final double EPSILON = 1e-4;

    private DriftPicture() {}

    /** The words of a course. */
    public record CourseWords(String title, String score, String limit, String footer) {}

    /** The score of each check in the range; a check that was not evaluated leaves a gap. */
    public static TimeSeriesChart course(CourseWords words, List<DriftResult> past, TimeRange range, ZoneId zone) {
        return course(words, past, List.of(), range, zone);
    }

    /** The same under what happened to the model. */
    public static TimeSeriesChart course(
            CourseWords words, List<DriftResult> past, List<Marker> markers, TimeRange range, ZoneId zone) {
        long[] at =
                past.stream().mapToLong(result -> result.at().toEpochMilli()).toArray();
        double[] scores = past.stream()
                .mapToDouble(result -> result.state() == DriftState.NOT_EVALUATED ? Double.NaN : result.score())
                .toArray();
        return new TimeSeriesChart(
                words.title(),
                "",
                range,
                zone,
                List.of(Series.line(words.score(), at, scores, 0)),
                List.of(new Threshold(words.limit(), LIMIT, Severity.WARNING)),
                markers,
                true,
                words.footer());
    }

    /** What was usual beside what is now; empty where the result keeps no distributions, as for the concept. */
    public static Optional<Chart> distribution(DriftResult result, String title, String footer) {
        return distribution(result.baselineDistribution(), result.currentDistribution(), Sides.USUAL, title, footer);
    }

    /** One distribution over another that has the same bins or categories; empty where there is nothing to draw. */
    public static Optional<Chart> distribution(
            Distribution usual, Distribution now, Sides sides, String title, String footer) {
        return switch (kind(usual, now)) {
            case "histogram", "bins" ->
                Optional.of(new HistogramChart(
                        title, "", edges(usual, now), array(usual.shares()), array(now.shares()), footer, sides));
            case "categories" -> {
                List<String> names = names(usual, now);
                yield Optional.of(new BarsChart(
                        title,
                        names,
                        names.stream().mapToDouble(name -> share(usual, name)).toArray(),
                        names.stream().mapToDouble(name -> share(now, name)).toArray(),
                        footer,
                        sides));
            }
            default -> Optional.empty();
        };
    }

    /** One bin or category. {@code psi} is its part of the population stability index. */
    public record Bin(String name, double reference, double current, double psi) {}

    /** The bins of a numeric feature in their order, or the categories, those that changed most first. */
    public static List<Bin> bins(DriftResult result) {
        Distribution usual = result.baselineDistribution();
        Distribution now = result.currentDistribution();
        return switch (kind(usual, now)) {
            case "categories" ->
                names(usual, now).stream()
                        .map(name -> bin(name, share(usual, name), share(now, name)))
                        .toList();
            case "histogram", "bins" -> numeric(edges(usual, now), usual, now);
            default -> List.of();
        };
    }

    private static List<Bin> numeric(double[] edges, Distribution usual, Distribution now) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i + 1 < edges.length; i++) {
            String name = Double.isInfinite(edges[i])
                    ? "below " + ReportText.number(edges[i + 1])
                    : Double.isInfinite(edges[i + 1])
                            ? ReportText.number(edges[i]) + " and more"
                            : ReportText.number(edges[i]) + " to " + ReportText.number(edges[i + 1]);
            bins.add(bin(name, at(usual, i), at(now, i)));
        }
        return bins;
    }

    private static double at(Distribution of, int i) {
        return i < of.shares().size() ? of.shares().get(i) : 0;
    }

    private static Bin bin(String name, double reference, double current) {
        double usual = Math.max(EPSILON, reference);
        double now = Math.max(EPSILON, current);
        return new Bin(name, reference, current, (now - usual) * Math.log(now / usual));
    }

    /** The words of cumulative shares. */
    public record CumulativeWords(String title, String value, String share, String usual, String now, String footer) {}

    /**
     * The cumulative shares at the borders of the bins, with their largest distance drawn as an upright line; empty where there are no numbers.
     * The distance is that of the bins: the test's own statistic, over all values, is at least as large.
     */
    public static Optional<CurveChart> cumulative(DriftResult result, CumulativeWords words) {
        Distribution usual = result.baselineDistribution();
        Distribution now = result.currentDistribution();
        if (!kind(usual, now).equals("histogram") && !kind(usual, now).equals("bins")
                || usual.shares().isEmpty()
                || now.shares().size() != usual.shares().size()) {
            return Optional.empty();
        }
        double[] all = edges(usual, now);
        int from = Double.isInfinite(all[0]) ? 1 : 0;
        int to = Double.isInfinite(all[all.length - 1]) ? all.length - 1 : all.length;
        double[] x = new double[to - from];
        double[] first = new double[x.length];
        double[] second = new double[x.length];
        int widest = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = all[from + i];
            first[i] = sum(usual, from + i);
            second[i] = sum(now, from + i);
            widest = Math.abs(first[i] - second[i]) > Math.abs(first[widest] - second[widest]) ? i : widest;
        }
        String gap = "D = " + ReportText.number(Math.abs(first[widest] - second[widest]));
        return Optional.of(new CurveChart(
                words.title(),
                words.value(),
                words.share(),
                List.of(
                        new CurveChart.Curve(words.usual(), x, first),
                        new CurveChart.Curve(words.now(), x, second),
                        new CurveChart.Curve(
                                gap, new double[] {x[widest], x[widest]}, new double[] {first[widest], second[widest]
                                })),
                words.footer()));
    }

    /** The share below the border. */
    private static double sum(Distribution of, int border) {
        double sum = 0;
        for (int i = 0; i < border; i++) {
            sum += of.shares().get(i);
        }
        // rounded shares may sum to a hair more than all
        return Math.min(1, sum);
    }

    private static String kind(Distribution usual, Distribution now) {
        return usual.kind().equals("none") ? now.kind() : usual.kind();
    }

    private static double[] edges(Distribution usual, Distribution now) {
        List<Double> all = new ArrayList<>(usual.edges().isEmpty() ? now.edges() : usual.edges());
        if (kind(usual, now).equals("bins")) {
            all.addFirst(Double.NEGATIVE_INFINITY);
            all.addLast(Double.POSITIVE_INFINITY);
        }
        return array(all);
    }

    /** Categories of either side, those that changed most first, the rest of them last. */
    private static List<String> names(Distribution usual, Distribution now) {
        TreeSet<String> all = new TreeSet<>(usual.names());
        all.addAll(now.names());
        return all.stream()
                .sorted(Comparator.comparing((String name) -> name.equals(Distribution.OTHER))
                        .thenComparing(name -> -Math.abs(share(usual, name) - share(now, name))))
                .toList();
    }

    private static double share(Distribution of, String name) {
        int at = of.names().indexOf(name);
        return at < 0 ? 0 : of.shares().get(at);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
