package io.modeldeck.drift;

import static io.modeldeck.testing.WatchedModel.NOW;
import static io.modeldeck.testing.WatchedModel.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelVersion;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines and checks on a real workspace. */
class DriftServiceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private WatchedModel bench;
    private BaselineService baselines;
    private DriftService drift;
    private final Random random = new Random(42);

    private void open(TaskType task) {
        bench = new WatchedModel(folder, task);
        start();
    }

    /** The services anew, as after a restart. */
    private void start() {
        baselines = new BaselineService(
                bench.database, bench.registry, bench.datasets, bench.events, bench.audit, bench.clock);
        drift = new DriftService(bench.database, bench.registry, bench.configs, bench.events, baselines, bench.clock);
    }

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    private Map<String, Object> features(double shift, String country) {
        Map<String, Object> features = new HashMap<>();
        features.put("amount", random.nextGaussian() + shift);
        features.put("country", country);
        return features;
    }

    /** So many events from {@code from} on, one every {@code step}; right with the given probability. */
    private List<Prediction> traffic(Instant from, Duration step, int count, double shift, double accuracy) {
        List<Prediction> events = new ArrayList<>();
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double score = Math.clamp(0.5 + 0.2 * (random.nextGaussian() + shift), 0, 1);
            String predicted = score >= 0.5 ? "1" : "0";
            events.add(bench.event(
                    from.plus(step.multipliedBy(i)), features(shift, i % 3 == 0 ? "PRT" : "ESP"), predicted, score));
            boolean right = random.nextDouble() < accuracy;
            outcomes.add(right ? predicted + ".0" : predicted.equals("1") ? "0" : "1");
        }
        bench.events.insert(events);
        if (accuracy > 0) {
            bench.label(events, outcomes, Duration.ofHours(1));
        }
        return events;
    }

    private static Map<String, DriftResult> byName(List<DriftResult> results) {
        return results.stream()
                .collect(Collectors.toMap(
                        r -> r.type().word() + r.feature().map(f -> ":" + f).orElse(""), r -> r));
    }

    private DriftResult concept(Instant now) {
        return byName(drift.check(bench.model.id(), now)).get("concept");
    }

    private Baseline baselineOfFirstWeek() {
        return baselines.setFromEvents(
                PERSON,
                START.plus(DAY.multipliedBy(7)),
                bench.model.id(),
                bench.version.id(),
                new TimeRange(START, START.plus(DAY.multipliedBy(7))),
                BaselineKind.FIXED,
                "a good week");
    }

    @Test
    void sameTrafficShowsNoDriftAndShiftedTrafficShowsAllThree() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.9);
        Baseline baseline = baselineOfFirstWeek();
        assertThat(baseline.quality().accuracy().orElseThrow()).isBetween(0.87, 0.93);
        assertThat(baseline.rows()).isEqualTo(7 * 288);

        traffic(START.plus(DAY.multipliedBy(7)), Duration.ofMinutes(5), 4 * 288, 0, 0.9);
        Instant calm = START.plus(DAY.multipliedBy(11));
        Map<String, DriftResult> still = byName(drift.check(bench.model.id(), calm));
        assertThat(still.keySet())
                .containsExactlyInAnyOrder(
                        "input:amount",
                        "input:country",
                        "input",
                        "prediction:prediction",
                        "prediction:score",
                        "concept",
                        "concept:(estimate)");
        assertThat(still.values()).allSatisfy(r -> {
            assertThat(r.state()).as(r.sentence()).isEqualTo(DriftState.NO_DRIFT);
            assertThat(r.score()).isLessThan(0.3);
            assertThat(r.baselineId()).isEqualTo(OptionalLong.of(baseline.id()));
            assertThat(r.at()).isEqualTo(calm);
        });
        DriftResult amount = still.get("input:amount");
        assertThat(amount.nCurrent()).isEqualTo(288);
        assertThat(amount.window()).isEqualTo(TimeRange.endingAt(calm, DAY));
        assertThat(amount.baselineDistribution().kind()).isEqualTo("histogram");
        assertThat(amount.currentDistribution().shares()).hasSize(20);
        assertThat(still.get("prediction:score").baselineDistribution().kind()).isEqualTo("bins");
        assertThat(still.get("prediction:prediction").currentDistribution().names())
                .containsExactlyInAnyOrder("0", "1");

        traffic(calm, Duration.ofMinutes(5), 4 * 288, 1, 0.6);
        Instant moved = calm.plus(DAY);
        bench.heard.clear();
        List<DriftResult> results = drift.check(bench.model.id(), moved);
        Map<String, DriftResult> now = byName(results);
        assertThat(now.get("input:amount").state()).isEqualTo(DriftState.DRIFT);
        assertThat(now.get("input:amount").sentence())
                .startsWith("`amount` is higher than in the reference: median ")
                .contains("KS 0.")
                .contains("corrected p < 0.001, n 288");
        assertThat(now.get("input:country").state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(now.get("input").state()).as("one of two features").isEqualTo(DriftState.DRIFT);
        assertThat(now.get("prediction:score").state()).isEqualTo(DriftState.DRIFT);
        assertThat(now.get("prediction:prediction").state()).isEqualTo(DriftState.DRIFT);
        DriftResult concept = now.get("concept");
        assertThat(concept.state()).isEqualTo(DriftState.DRIFT);
        assertThat(concept.sentence()).startsWith("The accuracy is worse than in the reference: 0.9");
        assertThat(concept.verdict().parameters().get("detectors")).isEqualTo(List.of("hddm_a", "adwin"));
        assertThat(now.values())
                .filteredOn(r -> r.state() == DriftState.DRIFT)
                .allSatisfy(r -> assertThat(r.score()).isGreaterThan(0.3));
        assertThat(bench.heard).containsExactly(new Change.DriftMeasured(bench.model.id()));

        assertThat(Json.write(drift.latest(bench.model.id()))).as("as stored").isEqualTo(Json.write(results));
        assertThat(drift.check(bench.model.id(), moved).equals(results)).isTrue();
        TimeRange all = new TimeRange(START, NOW);
        assertThat(drift.history(bench.model.id(), all, Optional.empty(), Optional.empty()))
                .as("a repeated check replaces its results")
                .hasSize(14);
        assertThat(drift.history(bench.model.id(), all, Optional.of(DriftType.INPUT), Optional.of("amount")))
                .extracting(DriftResult::state)
                .containsExactly(DriftState.NO_DRIFT, DriftState.DRIFT);

        start();
        assertThat(Json.write(drift.check(bench.model.id(), moved)))
                .as("after a restart")
                .isEqualTo(Json.write(results));
        assertThat(concept(calm))
                .as("an earlier check knows nothing of later labels")
                .isEqualTo(still.get("concept"));
        drift.relearn(bench.model.id());
        assertThat(drift.check(bench.model.id(), moved).getLast()).isEqualTo(results.getLast());
        drift.relearn(bench.model.id() + 1);
        assertThat(drift.checkNow(bench.model.id()))
                .allSatisfy(r -> assertThat(r.at()).isEqualTo(NOW));
    }

    @Test
    void sparseTrafficReachesBackAsFarAsItTakes() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 7 * 72, 0, 0.9);
        baselineOfFirstWeek();
        Instant from = START.plus(DAY.multipliedBy(7));
        traffic(from, Duration.ofHours(3), 8 * 20, 0, 0);
        Instant now = from.plus(DAY.multipliedBy(20));
        Map<String, DriftResult> results = byName(drift.check(bench.model.id(), now));
        DriftResult amount = results.get("input:amount");
        assertThat(amount.nCurrent()).isEqualTo(50);
        assertThat(amount.window()).isEqualTo(new TimeRange(now.minus(Duration.ofHours(150)), now));
        DriftResult score = results.get("prediction:score");
        assertThat(score.nCurrent()).isEqualTo(200);
        assertThat(score.window().from())
                .as("40 rows come from the first week, every 20 minutes")
                .isEqualTo(from.minus(Duration.ofMinutes(40 * 20)));
        assertThat(results.get("input").nCurrent()).isEqualTo(50);
        DriftResult concept = results.get("concept");
        assertThat(concept.state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat((long) concept.verdict().parameters().get("minimumLabels"))
                .as("only the first week has labels")
                .isEqualTo(concept.nCurrent())
                .isBetween(300L, 504L);
    }

    @Test
    void tooFewRowsAreNotEvaluatedAndSayWhatIsMissing() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 7 * 72, 0, 0.9);
        baselineOfFirstWeek();
        Instant later = START.plus(DAY.multipliedBy(60));
        traffic(later, Duration.ofHours(1), 20, 0, 0);
        Map<String, DriftResult> results = byName(drift.check(bench.model.id(), later.plus(DAY)));
        assertThat(results.values()).extracting(DriftResult::state).containsOnly(DriftState.NOT_EVALUATED);
        assertThat(results.get("input:amount").sentence())
                .isEqualTo(
                        "`amount` was not evaluated. The window has 20 of the 50 values that it takes; at the present"
                                + " rate in about 36 hours.");
        assertThat(results.get("input:amount").verdict().parameters())
                .containsEntry("expectedAt", later.plus(DAY).plus(Duration.ofHours(36)));
        assertThat(results.get("prediction:score").sentence()).contains("20 of the 200 values");
        assertThat(results.get("input").sentence()).contains("No feature could be evaluated");
        assertThat(results.values()).allSatisfy(r -> assertThat(r.score()).isZero());
        Map<String, DriftResult> empty = byName(drift.check(bench.model.id(), later.minus(DAY)));
        assertThat(empty.get("input:amount").nCurrent()).isZero();
        assertThat(empty.get("input:amount").window()).isEqualTo(TimeRange.endingAt(later.minus(DAY), DAY));
    }

    @Test
    void missingValuesMakeTheWindowReachFurther() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 7 * 72, 0, 0.9);
        baselineOfFirstWeek();
        Instant from = START.plus(DAY.multipliedBy(7));
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Map<String, Object> features = features(0, "PRT");
            if (i % 10 != 0) {
                features.remove("amount");
            }
            events.add(bench.event(from.plus(Duration.ofMinutes(i)), features, "1", Double.NaN));
        }
        bench.events.insert(events);
        Map<String, DriftResult> busy = byName(drift.check(bench.model.id(), from.plus(Duration.ofMinutes(600))));
        assertThat(busy.get("input:amount").nCurrent())
                .as("60 in the window itself, and the day before")
                .isGreaterThanOrEqualTo(60);
        assertThat(busy.get("prediction:score").nCurrent()).isLessThan(200);
        Map<String, DriftResult> sparse = byName(drift.check(bench.model.id(), from.plus(DAY.multipliedBy(5))));
        assertThat(sparse.get("input:amount").nCurrent()).isEqualTo(50);
        assertThat(sparse.get("input:country").nCurrent()).isEqualTo(50);
    }

    @Test
    void withoutABaselineEachCheckSaysSo() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 72, 0, 0.9);
        List<DriftResult> results = drift.check(bench.model.id(), START.plus(DAY));
        assertThat(results).extracting(DriftResult::type).containsExactly(DriftType.values());
        assertThat(results).allSatisfy(r -> {
            assertThat(r.state()).isEqualTo(DriftState.NOT_EVALUATED);
            assertThat(r.sentence()).contains("There is no baseline to compare with; set one");
            assertThat(r.baselineId()).isEmpty();
        });
        assertThat(Json.write(drift.latest(bench.model.id()))).isEqualTo(Json.write(results));
        bench.configure(allOff());
        assertThat(drift.check(bench.model.id(), START.plus(DAY))).isEmpty();
        assertThat(drift.latest(bench.model.id()))
                .as("nothing is left of the replaced check")
                .isEmpty();
    }

    private static Map<String, Object> allOff() {
        Map<String, Object> off = Map.of("enabled", false);
        return Map.of("drift", Map.of("inputDrift", off, "predictionDrift", off, "conceptDrift", off));
    }

    @Test
    void whatIsSwitchedOffIsLeftOutAndAConfiguredMethodDecides() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 7 * 72, 0, 0.9);
        baselineOfFirstWeek();
        Instant now = START.plus(DAY.multipliedBy(7));
        bench.configure(allOff());
        assertThat(drift.check(bench.model.id(), now)).isEmpty();
        bench.configure(Map.of("drift", Map.of("predictionDrift", Map.of("enabled", true, "windowHours", 48))));
        assertThat(drift.check(bench.model.id(), now))
                .extracting(DriftResult::type)
                .containsOnly(DriftType.PREDICTION);
        bench.configure(Map.of(
                "drift",
                Map.of(
                        "predictionDrift",
                        Map.of("enabled", false),
                        "inputDrift",
                        Map.of("enabled", true, "method", "psi", "threshold", 1e-9, "windowHours", 24 * 40))));
        List<DriftResult> inputs = drift.check(bench.model.id(), now.plus(Duration.ofDays(1)));
        assertThat(inputs).extracting(DriftResult::type).containsOnly(DriftType.INPUT);
        DriftResult amount = byName(inputs).get("input:amount");
        assertThat(amount.nCurrent())
                .as("the whole of a window longer than thirty days")
                .isEqualTo(7 * 72);
        assertThat(amount.verdict().method()).isEqualTo("psi");
        assertThat(amount.verdict().pValueCorrected()).isPresent();
    }

    @Test
    void aConceptWindowMayBeLongerThanTheReach() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(10), 7 * 144, 0, 0.9);
        baselineOfFirstWeek();
        Instant now = START.plus(Duration.ofDays(45));
        assertThat(concept(now).nCurrent()).as("out of reach").isZero();
        bench.configure(Map.of("drift", Map.of("conceptDrift", Map.of("windowHours", 24 * 60))));
        DriftResult concept = concept(now);
        assertThat(concept.nCurrent()).isEqualTo(7 * 144);
        assertThat(concept.window().from()).isEqualTo(START);
    }

    @Test
    void theVersionThatServesIsTheOneThatIsChecked() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 72, 0, 0.9);
        ModelVersion second = bench.addVersion("v2");
        Instant now = START.plus(DAY);
        assertThat(drift.check(bench.model.id(), now))
                .extracting(DriftResult::versionId)
                .containsOnly(bench.version.id());
        bench.events.insert(List.of(
                bench.event(second.id(), START.plus(Duration.ofHours(1)), features(0, "PRT"), "1", Double.NaN)));
        assertThat(drift.check(bench.model.id(), now))
                .extracting(DriftResult::versionId)
                .containsOnly(second.id());
        assertThat(drift.check(bench.model.id(), START))
                .as("no version had events yet")
                .isEmpty();
    }

    @Test
    void aNewBaselineReplacesTheActiveOneOfItsScopeAndBothStayListed() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 7 * 72, 0, 0.9);
        Baseline first = baselineOfFirstWeek();
        Table rows = Table.of(List.of(
                new Column.Numeric("amount", new double[] {1, 2, 3}),
                new Column.Numeric(BaselineService.PREDICTION_COLUMN, new double[] {1, 0, 1}),
                new Column.Numeric(BaselineService.SCORE_COLUMN, new double[] {0.9, 0.1, 0.8}),
                new Column.Categorical(BaselineService.OUTCOME_COLUMN, new String[] {"1", "1", null})));
        Baseline shared = baselines.setFromTable(
                PERSON,
                START,
                bench.model.id(),
                OptionalLong.empty(),
                BaselineKind.TRAINING,
                rows,
                Optional.empty(),
                "");
        assertThat(shared.quality())
                .isEqualTo(new BaselineQuality(2, java.util.OptionalDouble.of(0.5), java.util.OptionalDouble.empty()));
        assertThat(shared.range()).isEmpty();
        assertThat(baselines.active(bench.model.id(), bench.version.id()))
                .as("its own comes first")
                .contains(first);
        assertThat(baselines.active(bench.model.id(), bench.version.id() + 1)).contains(shared);
        Baseline second = baselineOfFirstWeek();
        assertThat(baselines.active(bench.model.id(), bench.version.id())).contains(second);
        assertThat(baselines.baselines(bench.model.id()))
                .extracting(Baseline::id, Baseline::active)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(second.id(), true),
                        org.assertj.core.groups.Tuple.tuple(shared.id(), true),
                        org.assertj.core.groups.Tuple.tuple(first.id(), false));
        assertThat(bench.heard).contains(new Change.BaselineChanged(bench.model.id()));
        assertThat(bench.audit.entries(new AuditFilter(OptionalLong.of(bench.model.id()), 1, Optional.empty())))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("set baseline");
                    assertThat(entry.before().get("baseline")).isEqualTo((int) first.id());
                    assertThat(entry.after().get("baseline")).isEqualTo((int) second.id());
                });
        start();
        Reference read = baselines.reference(baselines.baseline(shared.id()));
        assertThat(read.featureNames()).containsExactly("amount");
        assertThat(read.rows()).isEqualTo(3);
        assertThat(read.quality()).isEqualTo(shared.quality());
        assertThat(baselines.reference(shared)).as("kept in memory").isSameAs(read);
    }

    @Test
    void aBaselineThatCannotBeIsRefused() {
        open(TaskType.CLASSIFICATION);
        assertThatThrownBy(this::baselineOfFirstWeek)
                .isInstanceOf(Problem.class)
                .hasMessageContaining("A baseline of watched needs rows");
        Table rows = Table.of(List.of(new Column.Numeric("amount", new double[] {1, 2, 3})));
        assertThatThrownBy(() -> baselines.setFromTable(
                        PERSON,
                        START,
                        bench.model.id(),
                        OptionalLong.empty(),
                        BaselineKind.ROLLING,
                        rows,
                        Optional.empty(),
                        ""))
                .hasMessageContaining("needs the length of its period");
        Actor viewer = new Actor("Viewer", Set.of(Role.VIEWER), Face.CONSOLE, false);
        assertThatThrownBy(() -> baselines.setFromTable(
                        viewer,
                        START,
                        bench.model.id(),
                        OptionalLong.empty(),
                        BaselineKind.FIXED,
                        rows,
                        Optional.empty(),
                        ""))
                .hasMessageContaining("may not set a baseline");
        assertThatThrownBy(() -> baselines.baseline(99)).hasMessageContaining("There is no baseline with the id 99");
        assertThat(baselines.baselines(bench.model.id())).isEmpty();
    }

    @Test
    void onlySoManyReferencesStayInMemory() {
        open(TaskType.CLASSIFICATION);
        Table rows = Table.of(List.of(new Column.Numeric("amount", new double[] {1, 2, 3})));
        List<Baseline> all = new ArrayList<>();
        for (int i = 0; i < 33; i++) {
            all.add(baselines.setFromTable(
                    PERSON,
                    START,
                    bench.model.id(),
                    OptionalLong.empty(),
                    BaselineKind.FIXED,
                    rows,
                    Optional.empty(),
                    ""));
        }
        Reference newest = baselines.reference(all.getLast());
        Reference oldest = baselines.reference(all.getFirst());
        assertThat(baselines.reference(all.getLast())).isSameAs(newest);
        assertThat(baselines.reference(all.getFirst())).isSameAs(oldest);
        assertThat(oldest.featureNames()).containsExactly("amount");
    }

    @Test
    void aRollingBaselineMovesAlong() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.9);
        baselines.setFromEvents(
                PERSON,
                START,
                bench.model.id(),
                bench.version.id(),
                new TimeRange(START, START.plus(DAY.multipliedBy(7))),
                BaselineKind.ROLLING,
                "");
        Instant moved = START.plus(DAY.multipliedBy(7));
        traffic(moved, Duration.ofMinutes(5), 10 * 288, 1, 0.9);
        assertThat(byName(drift.check(bench.model.id(), moved.plus(DAY)))
                        .get("input:amount")
                        .state())
                .isEqualTo(DriftState.DRIFT);
        DriftResult later = byName(drift.check(bench.model.id(), moved.plus(DAY.multipliedBy(10))))
                .get("input:amount");
        assertThat(later.state()).as("the new level has become the usual one").isEqualTo(DriftState.NO_DRIFT);
        assertThat(later.nReference()).isEqualTo(7 * 288);
    }

    @Test
    void forNumbersTheErrorIsWatched() {
        open(TaskType.REGRESSION);
        numbers(START, 7 * 144, 1);
        Baseline baseline = baselineOfFirstWeek();
        assertThat(baseline.quality().mae().orElseThrow()).isBetween(0.7, 0.9);
        Instant from = START.plus(DAY.multipliedBy(7));
        numbers(from, 3 * 144, 1);
        Instant calm = from.plus(DAY.multipliedBy(3));
        Map<String, DriftResult> still = byName(drift.check(bench.model.id(), calm));
        assertThat(still.keySet())
                .containsExactlyInAnyOrder(
                        "input:amount", "input", "prediction:prediction", "concept", "concept:(estimate)");
        assertThat(still.values()).extracting(DriftResult::state).containsOnly(DriftState.NO_DRIFT);
        numbers(calm, 3 * 144, 3);
        DriftResult concept = concept(calm.plus(DAY.multipliedBy(3)));
        assertThat(concept.state()).isEqualTo(DriftState.DRIFT);
        assertThat(concept.sentence()).startsWith("The error is worse than in the reference: 0.");
        assertThat(concept.verdict().method()).isEqualTo("error_rise");
    }

    /** Numbers that are predicted with a normal error of the given deviation, every ten minutes. */
    private void numbers(Instant from, int count, double deviation) {
        List<Prediction> events = new ArrayList<>();
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double amount = random.nextGaussian();
            double predicted = 10 + amount;
            events.add(bench.event(
                    from.plus(Duration.ofMinutes(10L * i)),
                    Map.of("amount", amount),
                    Double.toString(predicted),
                    Double.NaN));
            outcomes.add(Double.toString(predicted + deviation * random.nextGaussian()));
        }
        bench.events.insert(events);
        bench.label(events, outcomes, Duration.ofMinutes(1));
    }

    @Test
    void aReferenceWithoutPredictionsOrOutcomesLeavesThoseChecksOpen() {
        open(TaskType.REGRESSION);
        numbers(START, 300, 1);
        double[] amounts = random.doubles(300).toArray();
        baselines.setFromTable(
                PERSON,
                START,
                bench.model.id(),
                OptionalLong.empty(),
                BaselineKind.TRAINING,
                Table.of(List.of(new Column.Numeric("amount", amounts))),
                Optional.empty(),
                "");
        Map<String, DriftResult> results = byName(drift.check(bench.model.id(), START.plus(DAY)));
        assertThat(results.get("prediction:prediction").sentence()).contains("The reference has 0 of the 200 values");
        assertThat(results.get("prediction:prediction").baselineDistribution().kind())
                .isEqualTo("none");
        assertThat(results.get("concept").sentence()).contains("The reference has 0 labelled rows");
    }

    @Test
    void aClassifierWhoseReferenceHasNoOutcomesIsNotJudged() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 7 * 72, 0, 0);
        baselineOfFirstWeek();
        DriftResult concept = concept(START.plus(DAY));
        assertThat(concept.sentence()).contains("The reference has no labelled rows; set a baseline");
    }

    @Test
    void aBusyWindowIsTakenWholeAndFailedCallsCountForTheInputs() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.9);
        baselineOfFirstWeek();
        Instant from = START.plus(DAY.multipliedBy(7));
        traffic(from, Duration.ofMinutes(1), 1440, 0, 0);
        Map<String, DriftResult> busy = byName(drift.check(bench.model.id(), from.plus(DAY)));
        assertThat(busy.get("input:amount").nCurrent()).isEqualTo(1440);
        List<Prediction> failed = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            failed.add(bench.event(
                    from.plus(Duration.ofMinutes(2880L + i)), features(0, "PRT"), i % 3 == 0 ? "" : "1", Double.NaN));
        }
        bench.events.insert(failed);
        Map<String, DriftResult> later = byName(drift.check(bench.model.id(), from.plus(Duration.ofHours(60))));
        assertThat(later.get("input:amount").nCurrent()).isEqualTo(150);
        assertThat(later.get("prediction:prediction").nCurrent())
                .as("a hundred older ones")
                .isEqualTo(200);
    }

    @Test
    void eachFeatureIsDecidedAsTheConfigSaysAndNumbersAreCheckedTogether() {
        open(TaskType.CLASSIFICATION);
        for (int week = 0; week < 2; week++) {
            List<Prediction> events = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                double amount = random.nextGaussian();
                // In the second week the two amounts no longer follow each other.
                double other = week == 0 ? amount + 0.1 * random.nextGaussian() : random.nextGaussian();
                events.add(bench.event(
                        START.plus(DAY.multipliedBy(7L * week)).plus(Duration.ofMinutes(i)),
                        Map.of("amount", amount, "other", other, "flag", i % 2),
                        "1",
                        0.9));
            }
            bench.events.insert(events);
        }
        baselineOfFirstWeek();
        Instant now = START.plus(DAY.multipliedBy(8));
        Map<String, DriftResult> together = byName(drift.check(bench.model.id(), now));
        assertThat(together.get("input:(numbers together)").state()).isEqualTo(DriftState.DRIFT);
        assertThat(together.get("input").verdict().parameters()).containsEntry("evaluated", 3L);
        bench.configure(Map.of(
                "drift",
                Map.of(
                        "inputDrift",
                        Map.of(
                                "correction",
                                "holm",
                                "multivariate",
                                "none",
                                "features",
                                Map.of("amount", Map.of("method", "psi"), "flag", Map.of("method", "fisher_exact"))),
                        "conceptDrift",
                        Map.of("estimate", false))));
        Map<String, DriftResult> own = byName(drift.check(bench.model.id(), now));
        assertThat(own).doesNotContainKeys("input:(numbers together)", "concept:(estimate)");
        assertThat(own.get("input:amount").verdict().method()).isEqualTo("psi");
        assertThat(own.get("input:flag").verdict().method()).isEqualTo("fisher_exact");
        assertThat(own.get("input:other").verdict().method()).isEqualTo("ks_test");
        assertThat(own.get("input:other").verdict().parameters()).containsEntry("correction", "holm over 3");
    }

    @Test
    void whereOutcomesAreLateTheEstimateDecides() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.9);
        baselineOfFirstWeek();
        Instant week = START.plus(DAY.multipliedBy(60));
        List<Prediction> unsure = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            unsure.add(bench.event(
                    week.plus(Duration.ofMinutes(i)),
                    features(0, "ESP"),
                    i % 2 == 0 ? "1" : "0",
                    i % 2 == 0 ? 0.2 : 0.9));
        }
        bench.events.insert(unsure);
        List<Prediction> later = unsure.subList(0, 100);
        bench.label(later, later.stream().map(Prediction::value).toList(), DAY.multipliedBy(2));
        Map<String, DriftResult> late = byName(drift.check(bench.model.id(), week.plus(DAY)));
        assertThat(late.get("concept").state()).isEqualTo(DriftState.NOT_EVALUATED);
        assertThat(late.get("concept").verdict().reason()).endsWith("none came in the last 7 days.");
        DriftResult estimate = late.get("concept:(estimate)");
        assertThat(estimate.state()).isEqualTo(DriftState.DRIFT);
        assertThat(estimate.verdict().method()).isEqualTo("cbpe");
        assertThat(estimate.nCurrent()).isEqualTo(400);
        assertThat(estimate.verdict().parameters())
                .as("outcomes of the day after")
                .containsEntry("outcomesIn", 0L)
                .containsEntry("decides", "estimate");
        List<Prediction> rest = unsure.subList(100, 400);
        bench.label(rest, rest.stream().map(Prediction::value).toList(), Duration.ofHours(1));
        Map<String, DriftResult> in = byName(drift.check(bench.model.id(), week.plus(DAY)));
        assertThat(in.get("concept").state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(in.get("concept:(estimate)").state()).isEqualTo(DriftState.POSSIBLE);
        assertThat(in.get("concept:(estimate)").verdict().parameters())
                .containsEntry("realisedLabels", 300L)
                .containsEntry("outcomesIn", 300L);
    }

    @Test
    void theConfiguredDetectorsReadTheErrors() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.95);
        baselineOfFirstWeek();
        traffic(START.plus(DAY.multipliedBy(7)), Duration.ofMinutes(1), 1440, 0, 0.3);
        Instant now = START.plus(DAY.multipliedBy(8));
        for (ErrorDetector detector : ErrorDetector.values()) {
            bench.configure(Map.of("drift", Map.of("conceptDrift", Map.of("detectors", List.of(detector.word())))));
            assertThat(concept(now).verdict().parameters().get("detectors"))
                    .as(detector.word())
                    .isEqualTo(List.of(detector.word()));
        }
        bench.configure(Map.of("drift", Map.of("conceptDrift", Map.of("detectors", List.of()))));
        assertThat(concept(now).verdict().parameters()).containsEntry("detectors", List.of());
        bench.configure(Map.of(
                "drift",
                Map.of(
                        "inputDrift", Map.of("enabled", false),
                        "predictionDrift", Map.of("enabled", false))));
        assertThat(byName(drift.check(bench.model.id(), now))).containsOnlyKeys("concept", "concept:(estimate)");
        bench.configure(Map.of("drift", Map.of("conceptDrift", Map.of("estimate", false))));
        assertThat(drift.check(bench.model.id(), now)).hasSize(1);
        assertThat(drift.latest(bench.model.id())).hasSize(1).isSameAs(drift.latest(bench.model.id()));
        bench.configure(Map.of(
                "drift",
                Map.of(
                        "conceptDrift", Map.of("enabled", false),
                        "predictionDrift", Map.of("enabled", true))));
        assertThat(drift.check(bench.model.id(), now))
                .extracting(DriftResult::type)
                .containsOnly(DriftType.PREDICTION);
        assertThat(drift.latest(bench.model.id())).hasSize(2);
    }

    @Test
    void whatDetectorsWouldHaveSaidIsReadFromTheStoredErrors() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.95);
        Instant turn = START.plus(DAY.multipliedBy(7));
        traffic(turn, Duration.ofMinutes(1), 1440, 0, 0.3);
        traffic(turn.plus(DAY), Duration.ofMinutes(1), 1440, 0, 0.95);
        TimeRange all = new TimeRange(START, turn.plus(DAY.multipliedBy(3)));
        ModelVersion version = bench.version;
        Map<String, List<DetectorTrial.Change>> said =
                drift.tryDetectors(version, all, List.of("hddm_a", "adwin")).stream()
                        .collect(Collectors.toMap(DetectorTrial::detector, DetectorTrial::changes));
        for (String detector : List.of("hddm_a", "adwin")) {
            DetectorTrial.Change rise = said.get(detector).stream()
                    .filter(DetectorTrial.Change::worse)
                    .findFirst()
                    .orElseThrow();
            assertThat(rise.at()).as(detector).isBetween(turn, turn.plus(Duration.ofHours(3)));
            assertThat(rise.before()).isLessThan(rise.lately());
        }
        assertThat(said.get("adwin")).as("what fell again is told, and marked").anySatisfy(change -> {
            assertThat(change.worse()).isFalse();
            assertThat(change.at()).isAfter(turn.plus(DAY));
        });
        assertThat(drift.tryDetectors(version, new TimeRange(START, turn), List.of("adwin")))
                .singleElement()
                .satisfies(trial -> assertThat(trial.changes()).isEmpty());
        assertThat(drift.history(bench.model.id(), all, Optional.empty(), Optional.empty()))
                .as("nothing is kept")
                .isEmpty();
    }

    @Test
    void forNumbersTheBaselineSaysWhichErrorCounts() {
        open(TaskType.REGRESSION);
        numbers(START, 600, 1);
        numbers(START.plus(DAY.multipliedBy(7)), 600, 8);
        TimeRange all = new TimeRange(START, START.plus(DAY.multipliedBy(30)));
        assertThatThrownBy(() -> drift.tryDetectors(bench.version, all, List.of("adwin")))
                .hasMessageContaining("baseline set");
        baselineOfFirstWeek();
        assertThat(drift.tryDetectors(bench.version, all, List.of("adwin"))
                        .getFirst()
                        .changes())
                .anySatisfy(change -> assertThat(change.worse()).isTrue());
    }

    @Test
    void theNewestCheckIsToldAlsoWhereAnotherMadeIt() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.95);
        baselineOfFirstWeek();
        DriftService first = drift;
        first.check(bench.model.id(), START.plus(DAY.multipliedBy(6)));
        assertThat(first.latest(bench.model.id())).isNotEmpty();
        start();
        Instant now = START.plus(DAY.multipliedBy(7));
        drift.check(bench.model.id(), now);
        assertThat(first.latest(bench.model.id()))
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.at()).isEqualTo(now));
    }

    @Test
    void featuresAreRankedWithTheErrorsOfTheirWindows() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(10), 7 * 144, 0, 0.9);
        baselineOfFirstWeek();
        for (int day = 7; day < 14; day++) {
            double step = (day - 7) / 6.0;
            traffic(START.plus(DAY.multipliedBy(day)), Duration.ofMinutes(10), 144, step, 0.95 - 0.5 * step);
            drift.check(bench.model.id(), START.plus(DAY.multipliedBy(day + 1)));
        }
        TimeRange range = new TimeRange(START, START.plus(DAY.multipliedBy(15)));
        List<RankedFeature> ranked = drift.ranking(bench.model.id(), range);
        assertThat(ranked).extracting(RankedFeature::feature).containsExactly("amount", "country");
        assertThat(ranked.getFirst().drifted()).isBetween(3L, 7L);
        assertThat(ranked.getFirst().periods()).isEqualTo(7);
        assertThat(ranked.getFirst().correlation().orElseThrow()).isGreaterThan(0.5);
        assertThat(baselines.columns(
                        baselines.active(bench.model.id(), bench.version.id()).orElseThrow()))
                .extracting(ColumnSummary::name)
                .contains("amount", "country", "@prediction", "@score", "@outcome");
        assertOverlay(baselines.active(bench.model.id(), bench.version.id()).orElseThrow());
        assertThat(drift.ranking(bench.model.id(), new TimeRange(START, START.plus(DAY))))
                .isEmpty();
    }

    /** A baseline laid over itself is the same on both sides. */
    private void assertOverlay(Baseline baseline) {
        assertThat(baselines.overlay(baseline, baseline))
                .filteredOn(overlay -> List.of("amount", "country").contains(overlay.name()))
                .hasSize(2)
                .allSatisfy(overlay -> {
                    assertThat(overlay.reference()).isEqualTo(overlay.current());
                    assertThat(overlay.reference().shares()).isNotEmpty();
                    assertThat(overlay.nCurrent())
                            .isEqualTo(overlay.nReference())
                            .isPositive();
                });
    }

    @Test
    void watchesReadInChunksAndOnlySoManyStayInMemory() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(1), 100, 0, 0.5);
        ConceptWatches chunks = new ConceptWatches(bench.events, 8);
        ConceptWatches whole = new ConceptWatches(bench.events, ConceptWatches.CHUNK);
        for (long baseline = 0; baseline <= ConceptWatches.CACHED; baseline++) {
            assertThat(errors(chunks, baseline)).hasSize(100);
        }
        assertThat(errors(chunks, 0)).as("read again after it was dropped").isEqualTo(errors(whole, 0));
    }

    private double[] errors(ConceptWatches watches, long baseline) {
        return watches.window(
                        bench.model.id(),
                        bench.version.id(),
                        baseline,
                        0.5,
                        List.of(ErrorDetector.ADWIN),
                        START.plus(DAY),
                        START.toEpochMilli(),
                        0,
                        1)
                .window()
                .errors();
    }
}
