package io.modeldeck.quality;

import static io.modeldeck.testing.WatchedModel.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.Dataset;
import io.modeldeck.testing.WatchedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scheduled check on a real workspace. */
class QualityServiceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private WatchedModel bench;
    private QualityService quality;
    private final Random random = new Random(5);

    @BeforeEach
    void open() {
        bench = new WatchedModel(folder, TaskType.CLASSIFICATION);
        start();
    }

    private void start() {
        quality = new QualityService(
                bench.database, bench.registry, bench.configs, bench.events, bench.datasets, bench.clock);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void traffic(Instant from, Duration step, int count, String... countries) {
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> features = new HashMap<>();
            features.put("amount", random.nextGaussian());
            features.put("country", countries[i % countries.length]);
            events.add(bench.event(from.plus(step.multipliedBy(i)), features, "1", Double.NaN));
        }
        bench.events.insert(events);
    }

    /** A baseline of the version, or of the model: rows as they are frozen by whoever sets baselines. */
    private long baseline(OptionalLong version, int rows, String country) {
        double[] amounts = random.doubles(rows, -4, 4).toArray();
        String[] countries = new String[rows];
        for (int i = 0; i < rows; i++) {
            countries[i] = i % 2 == 0 ? country : "ESP";
        }
        String[] predictions = new String[rows];
        predictions[0] = "1";
        Table table = Table.of(List.of(
                new Column.Numeric("amount", amounts),
                new Column.Categorical("country", countries),
                new Column.Categorical("@prediction", predictions)));
        Dataset dataset = bench.datasets.freeze(bench.model.id(), "baseline", table, Optional.empty(), "test");
        return bench.database.write(handle -> handle.createQuery(
                        "INSERT INTO baseline (model_id, version_id, kind, dataset_id, row_count, quality, active, at,"
                                + " by, comment, recorded_at) VALUES (?, ?, 'fixed', ?, ?, '{}', 1, 0, 'x', '', 0) RETURNING id")
                .bind(0, bench.model.id())
                .bind(1, version.isPresent() ? (Long) version.getAsLong() : null)
                .bind(2, dataset.id())
                .bind(3, rows)
                .mapTo(Long.class)
                .one());
    }

    @Test
    void unknownCategoriesComeOutWithTheirCounts() {
        long baseline = baseline(OptionalLong.of(bench.version.id()), 2000, "PRT");
        traffic(START, Duration.ofSeconds(10), 360, "PRT", "ESP", "PRT", "ESP", "NOR");
        Instant now = START.plus(Duration.ofHours(1));
        QualityReport report = quality.check(bench.model.id(), now).orElseThrow();
        assertThat(report.rows()).isEqualTo(360);
        assertThat(report.window()).isEqualTo(new TimeRange(START, now));
        assertThat(report.baselineId()).isEqualTo(OptionalLong.of(baseline));
        assertThat(report.unknownCategories()).isEqualTo(Map.of("country", Map.of("NOR", 72L)));
        assertThat(report.findings())
                .extracting(Finding::sentence)
                .containsExactly("`country` has a value unknown to the reference in 72 of 360 rows: NOR (72).");
        assertThat(report.nullRates()).isEqualTo(Map.of("amount", 0.0, "country", 0.0));
        assertThat(report.schemaViolations()).isZero();
        assertThat(bench.heard).contains(new Change.QualityMeasured(bench.model.id()));
        assertThat(Json.write(quality.latest(bench.model.id()).orElseThrow())).isEqualTo(Json.write(report));
        Offenders offenders = quality.offenders(report, 0, 5, OptionalLong.empty());
        assertThat(offenders.all()).isEqualTo(72);
        assertThat(offenders.events())
                .hasSize(5)
                .allSatisfy(event -> assertThat(event.prediction().features()).containsEntry("country", "NOR"));
        assertThat(offenders.events().getFirst().prediction().at())
                .as("the newest first")
                .isEqualTo(START.plusSeconds(3_590));
        quality.check(bench.model.id(), now);
        assertThat(quality.history(bench.model.id(), new TimeRange(START, NOW)))
                .as("a repeated check replaces its report")
                .hasSize(1);
    }

    @Test
    void theWindowBeginsAtTheLastCheckAndReachesBackADayForFiftyRows() {
        baseline(OptionalLong.empty(), 2000, "PRT");
        traffic(START, Duration.ofMinutes(1), 180, "PRT");
        assertThat(quality.check(bench.model.id(), START.plus(Duration.ofHours(1)))
                        .orElseThrow()
                        .rows())
                .isEqualTo(60);
        QualityReport second =
                quality.check(bench.model.id(), START.plus(Duration.ofHours(3))).orElseThrow();
        assertThat(second.rows()).as("two hours since the last check").isEqualTo(120);
        traffic(START.plus(Duration.ofHours(3)), Duration.ofMinutes(10), 6, "PRT");
        QualityReport third =
                quality.check(bench.model.id(), START.plus(Duration.ofHours(4))).orElseThrow();
        assertThat(third.rows()).as("six new ones, and older ones").isEqualTo(50);
        assertThat(third.window().from()).isEqualTo(START.plus(Duration.ofMinutes(180 - 44)));
        assertThat(quality.check(bench.model.id(), START.plus(Duration.ofHours(5))))
                .as("no new row")
                .isEmpty();
        traffic(START.plus(Duration.ofHours(40)), Duration.ofMinutes(10), 6, "PRT");
        QualityReport late = quality.check(bench.model.id(), START.plus(Duration.ofHours(41)))
                .orElseThrow();
        assertThat(late.rows()).as("the older ones are out of reach").isEqualTo(6);
        assertThat(late.window().from()).as("since the last check").isEqualTo(START.plus(Duration.ofHours(4)));
    }

    @Test
    void withoutABaselineOnlyWhatNeedsNoneIsFilled() {
        traffic(START, Duration.ofMinutes(1), 60, "PRT");
        QualityReport report =
                quality.check(bench.model.id(), START.plus(Duration.ofHours(1))).orElseThrow();
        assertThat(report.baselineId()).isEmpty();
        assertThat(report.nullRates()).hasSize(2);
        assertThat(report.referenceNullRates()).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(Json.write(quality.latest(bench.model.id()).orElseThrow())).isEqualTo(Json.write(report));
    }

    @Test
    void aRollingBaselineHoldsRowsAgainstThePeriodBeforeThem() {
        long baseline = baseline(OptionalLong.of(bench.version.id()), 2000, "PRT");
        bench.database.update(
                "UPDATE baseline SET kind = 'rolling', from_at = 0, to_at = ?1",
                Duration.ofHours(2).toMillis());
        Instant noon = START.plus(Duration.ofHours(12));
        traffic(noon, Duration.ofSeconds(60), 49, "PRT");
        traffic(noon.plus(Duration.ofHours(2)), Duration.ofSeconds(60), 60, "NOR");
        traffic(noon.plus(Duration.ofHours(3)), Duration.ofSeconds(60), 60, "NOR");
        traffic(noon.plus(Duration.ofHours(4)), Duration.ofSeconds(60), 60, "NOR", "SWE");

        QualityReport few = checkOfHour(noon.plus(Duration.ofHours(2)));
        assertThat(few.unknownCategories())
                .as("49 rows say nothing of what is usual")
                .isEmpty();
        assertThat(few.baselineId()).isEqualTo(OptionalLong.of(baseline));
        assertThat(checkOfHour(noon.plus(Duration.ofHours(3))).unknownCategories())
                .as("by the frozen rows it would be unknown still")
                .isEmpty();
        QualityReport found = checkOfHour(noon.plus(Duration.ofHours(4)));
        assertThat(found.unknownCategories()).isEqualTo(Map.of("country", Map.of("SWE", 30L)));
        assertThat(quality.offenders(found, 0, 100, OptionalLong.empty()).all()).isEqualTo(30);
    }

    private QualityReport checkOfHour(Instant begin) {
        return quality.check(bench.model.id(), begin.plus(Duration.ofHours(1))).orElseThrow();
    }

    @Test
    void aModelWithoutEventsIsNotChecked() {
        assertThat(quality.checkNow(bench.model.id())).isEmpty();
        assertThat(quality.latest(bench.model.id())).isEmpty();
    }

    @Test
    void aReplacedBaselineIsNotUsedAnyMore() {
        traffic(START, Duration.ofSeconds(30), 120, "NOR", "ESP");
        Instant now = START.plus(Duration.ofHours(1));
        for (int i = 0; i < 34; i++) {
            baseline(OptionalLong.empty(), 100, "PRT" + i);
            assertThat(quality.check(bench.model.id(), now).orElseThrow().unknownCategories())
                    .hasSize(1);
        }
        long newest = baseline(OptionalLong.empty(), 100, "NOR");
        QualityReport report = quality.check(bench.model.id(), now).orElseThrow();
        assertThat(report.baselineId()).isEqualTo(OptionalLong.of(newest));
        assertThat(report.unknownCategories()).isEmpty();
    }
}
