package io.modeldeck.metrics;

import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.testing.Cost;
import io.modeldeck.testing.WatchedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * What the charts of a dashboard read, thirty days, over the rollups of a million and of a hundred million events: the first time and again. The
 * events themselves are not stored: their rollup rows are generated, each from as many latencies as it stands for. Not a test.
 */
final class DashboardBenchmark {

    private static final TimeRange MONTH =
            TimeRange.endingAt(Instant.parse("2026-05-31T00:00:00Z"), Duration.ofDays(30));
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final int ROUNDS = 100;

    private DashboardBenchmark() {}

    /** @param args millions of events to stand for; 1 and 100 where nothing is said */
    public static void main(String[] args) throws IOException {
        int[] millions = args.length == 0
                ? new int[] {1, 100}
                : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        for (int million : millions) {
            measure(million);
        }
    }

    private static void measure(int millions) throws IOException {
        Path folder = Files.createTempDirectory("dashboard");
        try (WatchedModel watched = new WatchedModel(folder, TaskType.CLASSIFICATION)) {
            long version = watched.version.id();
            Cost generated = Cost.of(() -> generate(watched, version, millions * 1_000_000L));
            System.out.printf(
                    "%d million events as generated rollup rows (made in %.0f s)%n", millions, generated.seconds());
            for (Granularity granularity : Granularity.STORED) {
                print(watched, granularity);
            }
        }
    }

    private static void generate(WatchedModel watched, long version, long events) {
        RollupStore store = new RollupStore(watched.database);
        long model = watched.model.id();
        long each = events * Granularity.FIVE_MINUTES.millis() / MONTH.length().toMillis();
        SplittableRandom random = new SplittableRandom(events);
        List<MetricPeriod> hours = new ArrayList<>();
        for (long day = MONTH.fromMillis(); day < MONTH.toMillis(); day += Granularity.DAILY.millis()) {
            TimeRange whole = TimeRange.ofMillis(day, day + Granularity.DAILY.millis());
            List<MetricPeriod> fives = fives(whole, version, each, random);
            hours.clear();
            for (int hour = 0; hour < 24; hour++) {
                long start = day + hour * Granularity.HOURLY.millis();
                hours.add(Merge.of(
                        fives.subList(12 * hour, 12 * hour + 12),
                        TimeRange.ofMillis(start, start + Granularity.HOURLY.millis()),
                        version));
            }
            store.replace(model, version, Granularity.FIVE_MINUTES, whole, fives, day);
            store.replace(model, version, Granularity.HOURLY, whole, hours, day);
            store.replace(model, version, Granularity.DAILY, whole, List.of(Merge.of(hours, whole, version)), day);
        }
    }

    private static List<MetricPeriod> fives(TimeRange day, long version, long each, SplittableRandom random) {
        List<MetricPeriod> fives = new ArrayList<>();
        long length = Granularity.FIVE_MINUTES.millis();
        for (long start = day.fromMillis(); start < day.toMillis(); start += length) {
            PeriodEvents period = new PeriodEvents(
                    TimeRange.ofMillis(start, start + length), TaskType.CLASSIFICATION, Optional.of("1"));
            for (long event = 0; event < each; event++) {
                long micros = 200 + (long) (5_000 / (1.001 - random.nextDouble()));
                period.event(start, random.nextInt(100) == 0, micros, "1", null, Double.NaN, 0, null);
            }
            fives.add(period.figures(version));
        }
        return fives;
    }

    private static void print(WatchedModel watched, Granularity granularity) {
        double[] millis = new double[ROUNDS];
        long points = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // What is remembered by one opened workspace must not help the next.
            MetricsService metrics = new MetricsService(watched.database);
            long[] found = new long[1];
            millis[round] = 1e3
                    * Cost.of(() -> found[0] = points(metrics.series(watched.model.id(), ANY, granularity, MONTH)))
                            .seconds();
            points = found[0];
        }
        System.out.printf(
                "  %-7s %,7d points of all charts in one reading: first %.1f ms, median %.2f, the slowest of the later ones %.2f%n",
                granularity.word(),
                points,
                millis[0],
                Cost.median(millis),
                Arrays.stream(millis).skip(1).max().orElseThrow());
    }

    /** Every metric of every period, as the charts ask for them. */
    private static long points(List<MetricPeriod> periods) {
        return periods.stream()
                .flatMapToDouble(period -> Arrays.stream(MetricName.values()).mapToDouble(metric -> metric.of(period)))
                .filter(value -> !Double.isNaN(value))
                .count();
    }
}
