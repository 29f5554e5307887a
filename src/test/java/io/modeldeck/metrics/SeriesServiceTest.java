package io.modeldeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.SeriesSink.SeriesCounts;
import io.modeldeck.testing.WatchedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesServiceTest {

    private static final Instant DAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final OptionalLong WORKSPACE = OptionalLong.empty();

    @TempDir
    Path folder;

    private WatchedModel watched;
    private SeriesService series;

    @BeforeEach
    void open() {
        watched = new WatchedModel(folder, TaskType.CLASSIFICATION);
        series = new SeriesService(watched.database, watched.audit, watched.clock);
    }

    @AfterEach
    void close() {
        watched.close();
    }

    private OptionalLong model() {
        return OptionalLong.of(watched.model.id());
    }

    private static long at(long minutes) {
        return DAY.plus(Duration.ofMinutes(minutes)).toEpochMilli();
    }

    private static TimeRange minutes(long from, long to) {
        return TimeRange.ofMillis(at(from), at(to));
    }

    private double read(SeriesStatistic statistic, long from, long to) {
        return series.value(watched.model.id(), "cpu", statistic, minutes(from, to))
                .orElseThrow();
    }

    /** One value every five minutes for three days: the number of the step, but for every hundredth, which is negative. */
    private double[] steps() {
        return IntStream.range(0, 864).mapToDouble(i -> i % 100 == 99 ? -i : i).toArray();
    }

    private void addSteps() {
        long[] at = IntStream.range(0, 864).mapToLong(i -> at(5L * i)).toArray();
        series.record(model(), "cpu", "%", at, steps());
    }

    @Test
    void aWindowIsReadExactlyFromItsValues() {
        addSteps();
        assertThat(read(SeriesStatistic.COUNT, 0, 60)).isEqualTo(12);
        assertThat(read(SeriesStatistic.STANDARD_DEVIATION, 0, 60))
                .as("of 0 to 11: the square root of 143 / 11")
                .isCloseTo(Math.sqrt(13), within(1e-12));
        assertThat(read(SeriesStatistic.MEAN, 0, 60)).isEqualTo(5.5);
        assertThat(read(SeriesStatistic.MIN, 450, 500)).isEqualTo(-99);
        assertThat(read(SeriesStatistic.MAX, 450, 500)).isEqualTo(98);
        assertThat(read(SeriesStatistic.LAST, 450, 500)).isEqualTo(-99);
        assertThat(read(SeriesStatistic.P95, 0, 100)).isCloseTo(18, within(.18));
        assertThat(read(SeriesStatistic.P50, 0, 100)).isCloseTo(9, within(.09));
        assertThat(read(SeriesStatistic.P99, 0, 100)).isEqualTo(19);
        assertThat(series.value(watched.model.id(), "cpu", SeriesStatistic.MEAN, minutes(-60, 0)))
                .isEqualTo(OptionalDouble.empty());
        assertThat(series.value(watched.model.id(), "cpu", SeriesStatistic.MEAN, minutes(-30, -10)))
                .as("not even a whole hour")
                .isEmpty();
        assertThat(series.value(watched.model.id(), "gpu", SeriesStatistic.MEAN, minutes(0, 60)))
                .isEmpty();
    }

    @Test
    void theStandardDeviationIsThatOfTheValuesAtEveryGranularity() {
        addSteps();
        // Far from zero a sum of squares has no digit left for the distances.
        double far = 1e9;
        long[] at = IntStream.range(0, 864).mapToLong(i -> at(5L * i)).toArray();
        double[] shifted = Arrays.stream(steps()).map(step -> far + step).toArray();
        series.record(model(), "far", "", at, shifted);
        for (Granularity granularity : Granularity.values()) {
            for (String name : List.of("cpu", "far")) {
                SeriesInfo info = series.find(watched.model.id(), name).orElseThrow();
                assertThat(series.periods(info.id(), granularity, minutes(0, 5 * 864)))
                        .isNotEmpty()
                        .allSatisfy(period -> {
                            double[] inside = IntStream.range(0, 864)
                                    .filter(i -> period.range().contains(Instant.ofEpochMilli(at[i])))
                                    .mapToDouble(i -> steps()[i])
                                    .toArray();
                            assertDeviation(period.figures().standardDeviation(), inside);
                        });
                assertDeviation(
                        series.figures(info.id(), minutes(5 * 7, 5 * 800))
                                .orElseThrow()
                                .standardDeviation(),
                        Arrays.copyOfRange(steps(), 7, 800));
            }
        }
    }

    private static void assertDeviation(OptionalDouble found, double[] values) {
        if (values.length < 2) {
            assertThat(found).isEmpty();
            return;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
        assertThat(found.orElseThrow()).isCloseTo(Math.sqrt(variance), within(1e-6));
    }

    @Test
    void aDeviationThatWasNotKeptIsUnknownAndNotZero() {
        addSteps();
        watched.database.update(
                "UPDATE metric_series_rollup SET value_squares = NULL WHERE granularity = 'daily' AND period_start = ?",
                DAY.toEpochMilli());
        assertThat(series.periods(info().id(), Granularity.DAILY, minutes(0, 5 * 864)))
                .extracting(day -> day.figures().standardDeviation().isPresent())
                .containsExactly(false, true, true);
        assertThat(series.periods(info().id(), Granularity.MONTHLY, minutes(0, 5 * 864)))
                .singleElement()
                .satisfies(
                        month -> assertThat(month.figures().standardDeviation()).isEmpty());
        series.record(model(), "huge", "", new long[] {at(0), at(1)}, new double[] {-1e200, 1e200});
        assertThat(series.periods(
                        series.find(watched.model.id(), "huge").orElseThrow().id(), Granularity.HOURLY, minutes(0, 60)))
                .singleElement()
                .satisfies(
                        hour -> assertThat(hour.figures().standardDeviation()).isEmpty());
    }

    @Test
    void aLongWindowGivesWhatItsValuesGive() {
        addSteps();
        double[] all = steps();
        int from = 7;
        int to = 864 - 5;
        double[] sorted = Arrays.copyOfRange(all, from, to);
        Arrays.sort(sorted);
        assertThat(read(SeriesStatistic.COUNT, 5L * from, 5L * to)).isEqualTo(to - from);
        assertThat(read(SeriesStatistic.MEAN, 5L * from, 5L * to))
                .isCloseTo(Arrays.stream(sorted).average().orElseThrow(), within(1e-9));
        assertThat(read(SeriesStatistic.MIN, 5L * from, 5L * to)).isEqualTo(sorted[0]);
        assertThat(read(SeriesStatistic.MAX, 5L * from, 5L * to)).isEqualTo(sorted[sorted.length - 1]);
        assertThat(read(SeriesStatistic.LAST, 5L * from, 5L * to)).isEqualTo(all[to - 1]);
        double p95 = sorted[(int) Math.ceil(.95 * sorted.length) - 1];
        assertThat(read(SeriesStatistic.P95, 5L * from, 5L * to)).isCloseTo(p95, within(.01 * p95));
        assertThat(series.figures(info().id(), minutes(-5_000, -100))).isEmpty();
        assertThat(series.figures(info().id(), minutes(-5_000, 5)).orElseThrow().count())
                .isEqualTo(1);
    }

    @Test
    void windowsReadTogetherAreWhatEachIsAlone() {
        addSteps();
        long[] later = {at(70_000), at(70_003), at(70_061)};
        series.record(model(), "cpu", "%", later, new double[] {1, 2, 3});
        // The single values of the second day are gone; its hours are kept.
        watched.database.run(h -> h.execute("DELETE FROM metric_point WHERE at >= ? AND at < ?", at(1_440), at(2_880)));
        for (int length : new int[] {5, 60, 150, 1_440, 2_000}) {
            List<TimeRange> windows = IntStream.range(0, 720)
                    .mapToObj(i -> minutes(100L * i - length, 100L * i))
                    .toList();
            List<OptionalDouble> alone = windows.stream()
                    .map(window -> series.value(watched.model.id(), "cpu", SeriesStatistic.MEAN, window))
                    .toList();
            assertThat(series.values(watched.model.id(), "cpu", SeriesStatistic.MEAN, windows))
                    .as("windows of " + length + " minutes")
                    .isEqualTo(alone)
                    .contains(OptionalDouble.empty());
            if (length >= 150) {
                assertThat(alone.get(23)).as("from hours").isPresent();
            }
        }
        assertThat(series.values(
                        watched.model.id(), "gpu", SeriesStatistic.MEAN, List.of(minutes(0, 5), minutes(5, 9))))
                .containsExactly(OptionalDouble.empty(), OptionalDouble.empty());
    }

    private SeriesInfo info() {
        return series.find(watched.model.id(), "cpu").orElseThrow();
    }

    @Test
    void anyOrderRepetitionAndCorrectionEndInTheSameRollups() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int n = 300;
            long[] at = IntStream.range(0, n)
                    .mapToLong(i -> at(random.nextInt(6_000)))
                    .toArray();
            double[] value = random.doubles(n, -50, 50).toArray();
            series.record(model(), "ordered" + seed, "", at, value);
            // Wrong values first, then pieces in another order; of two values for one time the later one of the file
            // holds.
            List<Integer> last = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                int here = i;
                if (IntStream.range(i + 1, n).noneMatch(j -> at[j] == at[here])) {
                    last.add(i);
                }
            }
            String other = "mixed" + seed;
            for (int i : last) {
                if (random.nextInt(3) == 0) {
                    series.record(model(), other, "", new long[] {at[i]}, new double[] {value[i] + 1});
                }
            }
            Collections.shuffle(last, random);
            for (int from = 0; from < last.size(); from += 37) {
                List<Integer> part = last.subList(from, Math.min(last.size(), from + 37));
                long[] partAt = part.stream().mapToLong(i -> at[i]).toArray();
                double[] partValue = part.stream().mapToDouble(i -> value[i]).toArray();
                series.record(model(), other, "", partAt, partValue);
                SeriesCounts again = series.record(model(), other, "", partAt, partValue);
                assertThat(again).isEqualTo(new SeriesCounts(0, 0, part.size()));
            }
            for (Granularity granularity : Granularity.values()) {
                assertThat(told(other, granularity))
                        .as(granularity + " of stream " + seed)
                        .isEqualTo(told("ordered" + seed, granularity))
                        .isNotEmpty();
            }
        }
    }

    private List<String> told(String name, Granularity granularity) {
        long id = series.find(watched.model.id(), name).orElseThrow().id();
        return series.periods(id, granularity, minutes(-10_000, 10_000)).stream()
                .map(p -> p.range().from() + " "
                        + Arrays.stream(SeriesStatistic.values())
                                .map(s -> s.word() + "=" + s.of(p.figures()).orElse(Double.NaN))
                                .toList()
                        + " " + p.figures().lastAtMillis())
                .toList();
    }

    @Test
    void periodsWithoutAValueAreAbsent() {
        series.record(model(), "cpu", "", new long[] {at(3), at(4), at(200), at(3_000)}, new double[] {1, 2, 3, 4});
        assertThat(told("cpu", Granularity.FIVE_MINUTES)).hasSize(3);
        assertThat(told("cpu", Granularity.HOURLY)).hasSize(3);
        assertThat(told("cpu", Granularity.DAILY)).hasSize(2);
        assertThat(told("cpu", Granularity.MONTHLY))
                .singleElement()
                .satisfies(month -> assertThat(month).startsWith("2026-01-01T00:00:00Z [count=4.0, min=1.0, mean=2.5"));
        assertThat(series.periods(info().id(), Granularity.FIVE_MINUTES, minutes(1, 4)))
                .as("no period starts in here")
                .isEmpty();
        assertThat(series.points(info().id(), minutes(4, 201)).values()).containsExactly(2, 3);
    }

    @Test
    void aModelSeesItsOwnSeriesAndTheWorkspacesUnderOtherNames() {
        series.record(WORKSPACE, "cpu", "%", new long[] {at(0)}, new double[] {10});
        series.record(WORKSPACE, "queue", "", new long[] {at(7)}, new double[] {3});
        assertThat(read(SeriesStatistic.LAST, 0, 60)).isEqualTo(10);
        series.record(model(), "cpu", "", new long[] {at(1)}, new double[] {20});
        assertThat(read(SeriesStatistic.LAST, 0, 60)).isEqualTo(20);
        assertThat(series.of(watched.model.id()))
                .extracting(s -> s.name() + s.unit())
                .containsExactly("cpu", "queue");
        assertThat(series.all()).extracting(SeriesInfo::name).containsExactly("cpu", "queue", "cpu");
        assertThat(series.findOfWorkspace("cpu").orElseThrow().unit()).isEqualTo("%");
        assertThat(series.nextAtOrAfter(watched.model.id(), DAY)).contains(DAY);
        assertThat(series.nextAtOrAfter(watched.model.id(), DAY.plusMillis(1))).contains(DAY.plusSeconds(60));
        assertThat(series.nextAtOrAfter(watched.model.id(), DAY.plusSeconds(61)))
                .contains(DAY.plusSeconds(420));
        assertThat(series.nextAtOrAfter(watched.model.id(), DAY.plusSeconds(421)))
                .isEmpty();
    }

    @Test
    void theRangeAndTheUnitOfASeriesGrowWithIt() {
        series.record(model(), "cpu", "%", new long[] {at(10)}, new double[] {1});
        series.record(model(), "cpu", "", new long[] {at(20), at(5)}, new double[] {1, 1});
        assertThat(info().unit()).isEqualTo("%");
        assertThat(info().points()).isEqualTo(3);
        assertThat(info().range()).isEqualTo(TimeRange.ofMillis(at(5), at(20) + 1));
        assertThat(watched.heard).contains(new Change.MetricsRolled(watched.model.id()));
        watched.heard.clear();
        assertThat(series.record(model(), "cpu", "", new long[] {at(5)}, new double[] {1}))
                .isEqualTo(new SeriesCounts(0, 0, 1));
        assertThat(series.record(model(), "cpu", "", new long[0], new double[0]))
                .isEqualTo(SeriesCounts.NONE);
        assertThat(watched.heard).isEmpty();
    }

    @Test
    void aDeletedSeriesIsGoneAndTheLogSaysWho() {
        series.record(model(), "cpu", "", new long[] {at(10)}, new double[] {1});
        series.delete(WatchedModel.PERSON, DAY, info(), "wrong machine");
        series.record(WORKSPACE, "disk", "", new long[] {at(10)}, new double[] {1});
        series.delete(WatchedModel.PERSON, DAY, series.findOfWorkspace("disk").orElseThrow(), "");
        assertThat(series.all()).isEmpty();
        assertThat(watched.audit.entries(io.modeldeck.audit.AuditFilter.newest(2)))
                .extracting(e -> e.action() + " " + e.subject() + " " + e.comment())
                .containsExactly("delete series series disk ", "delete series series cpu wrong machine");
    }

    @Test
    void whatNoSeriesMayHoldIsRefused() {
        assertRefused("", "", 1, "printable characters");
        assertRefused("a\nb", "", 1, "printable characters");
        assertRefused("x".repeat(201), "", 1, "printable characters");
        assertRefused("p95Latency", "", 1, "metric of every model");
        assertRefused("cpu", "u".repeat(21), 1, "unit");
        assertRefused("cpu", "a\tb", 1, "unit");
        assertRefused("cpu", "", Double.NaN, "finite");
        assertThat(series.all()).isEmpty();
        assertThatThrownBy(() -> SeriesStatistic.of("median"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("p95");
        assertThat(SeriesStatistic.of("p95")).isEqualTo(SeriesStatistic.P95);
    }

    private void assertRefused(String name, String unit, double value, String why) {
        assertThatThrownBy(() -> series.record(WORKSPACE, name, unit, new long[] {at(0)}, new double[] {value}))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(why);
    }
}
