package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertFilter;
import io.modeldeck.alert.AlertType;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.registry.ChangeKind;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Validation;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.JobRun;
import io.modeldeck.store.Integrity;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.text.Language;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The stories that the sample workspace is to tell. These tests only look; those that change something work on copies of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleWorkspaceTest {

    private Engine engine;

    @BeforeAll
    void open(@TempDir Path folder) {
        engine = SampleFolder.openCopy(folder.resolve("looked-at"));
    }

    @AfterAll
    void close() {
        engine.close();
    }

    private long id(SampleModel model) {
        return engine.registry().requireModel(model.modelName()).id();
    }

    private List<Alert> alerts() {
        return engine.alerts().history(AlertFilter.newest(1_000)).stream()
                .filter(alert -> alert.firings() > 0)
                .toList();
    }

    private List<RetrainingRequest> requests(RequestStatus status) {
        return engine.retraining().requests(OptionalLong.empty(), Optional.of(status), 100);
    }

    private List<ModelVersion> versions() {
        return engine.registry().models().stream()
                .flatMap(model -> engine.registry().versions(model.id()).stream())
                .toList();
    }

    @Test
    void everyTableHasRows() {
        Map<String, Long> counts = Integrity.counts(engine.workspace());
        // A sample runs no code of strangers, starts no process and sends nothing to workers; what its own process
        // takes is measured once it is open; files of what was deleted wait only between a commit and their end.
        counts.keySet()
                .removeAll(Set.of(
                        "artifact_removal",
                        "engine_runtime",
                        "recipe_code",
                        "recipe_consent",
                        "version_process",
                        "worker_job"));
        assertThat(counts)
                .hasSizeGreaterThan(30)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());
        assertThat(Integrity.faults(engine.workspace())).isEmpty();
    }

    @Test
    void thirtyDaysOfThreeModelsEndNow() {
        assertThat(engine.registry().models())
                .extracting(ModelInfo::name)
                .containsExactlyInAnyOrder("parcel-delay", "energy-demand", "card-fraud");
        assertThat(engine.registry().models()).allSatisfy(model -> {
            Duration length = Duration.between(
                    model.oldestEventAt().orElseThrow(), model.newestEventAt().orElseThrow());
            assertThat(length).isBetween(Duration.ofDays(29), Duration.ofDays(31));
            assertThat(model.newestEventAt().orElseThrow())
                    .isBetween(SampleFolder.NOW.minus(Duration.ofHours(1)), SampleFolder.NOW);
            assertThat(engine.registry().production(model.id())).isPresent();
        });
        assertThat(engine.settings().isSample()).isTrue();
    }

    @Test
    void theClockTakesOverAtOnce() {
        assertThat(engine.registry().models())
                .flatExtracting(model -> engine.jobs().ofModel(model.id()))
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.nextDue())
                        .as(job.name())
                        .isBeforeOrEqualTo(SampleFolder.NOW.plus(job.interval())));
    }

    @Test
    void driftOfInputsAndOfTheConceptAreAlerted() {
        assertThat(alerts())
                .filteredOn(a -> a.type() == AlertType.DRIFT && a.modelName().equals("parcel-delay"))
                .extracting(Alert::ruleName)
                .contains("input drift", "concept drift");
    }

    @Test
    void theFailedCallsAreAlertedAndOver() {
        assertThat(alerts())
                .filteredOn(a -> a.type() == AlertType.ERROR_RATE)
                .isNotEmpty()
                .allSatisfy(alert -> {
                    assertThat(alert.modelName()).isEqualTo("energy-demand");
                    assertThat(alert.resolvedAt()).isPresent();
                    assertThat(alert.acknowledged()).isTrue();
                });
    }

    @Test
    void theGlitchIsOverButWaitsForSomebodyToSeeIt() {
        assertThat(engine.alerts().open(OptionalLong.of(id(SampleModel.ENERGY_DEMAND))))
                .filteredOn(a -> a.type() == AlertType.LATENCY)
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.resolvedAt()).isPresent();
                    assertThat(alert.acknowledged()).isFalse();
                });
    }

    @Test
    void theSlowHourIsInTheMetrics() {
        List<MetricPeriod> hours = engine.metrics()
                .series(
                        id(SampleModel.ENERGY_DEMAND),
                        OptionalLong.empty(),
                        Granularity.HOURLY,
                        TimeRange.endingAt(SampleFolder.NOW, Duration.ofDays(30)));
        List<MetricPeriod> slow =
                hours.stream().filter(hour -> hour.latency().millis(.5) > 500).toList();
        assertThat(slow).hasSizeBetween(1, 2);
        assertThat(hours).hasSizeGreaterThan(700);
    }

    @Test
    void dataQualityFindsTheUnknownCountryAndTheMissingAges() {
        List<QualityReport> reports = engine.quality()
                .history(id(SampleModel.CARD_FRAUD), TimeRange.endingAt(SampleFolder.NOW, Duration.ofDays(3)));
        assertThat(reports)
                .anySatisfy(report ->
                        assertThat(report.unknownCategories().get("country")).containsKey("XQ"));
        assertThat(reports)
                .anySatisfy(report ->
                        assertThat(report.nullRates().get("card_age_days")).isGreaterThan(.1));
        assertThat(alerts()).extracting(Alert::type).contains(AlertType.DATA_QUALITY);
    }

    @Test
    void aRequestOfTheDriftWaitsWithItsAlert() {
        assertThat(requests(RequestStatus.PENDING_APPROVAL))
                .filteredOn(request -> request.modelName().equals("parcel-delay"))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.requestedBy()).isEqualTo("system");
                    assertThat(request.alertId()).isPresent();
                    assertThat(request.checks()).allMatch(check -> check.passed());
                    assertThat(request.evidence()).containsKeys("drift", "metrics");
                });
    }

    @Test
    void aRetrainingIsFinishedAndItsVersionKnowsWhereItComesFrom() {
        List<RetrainingRequest> completed = requests(RequestStatus.COMPLETED);
        assertThat(completed).isNotEmpty().allSatisfy(request -> {
            TrainingRun run = engine.training().run(request.runId().orElseThrow());
            assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(run.requestId()).hasValue(request.id());
            ModelVersion version =
                    engine.registry().requireVersion(run.versionId().orElseThrow());
            assertThat(version.trainingRunId()).hasValue(run.id());
            assertThat(version.trainedFromId()).hasValue(request.versionId());
        });
        assertThat(completed).anyMatch(request -> request.alertId().isPresent());
    }

    @Test
    void aCandidateFailedItsValidationAndOneThatPassedWaitsInStaging() {
        assertThat(versions())
                .anyMatch(v -> v.stage() == Stage.CANDIDATE && v.validation() == Validation.FAILED)
                .anyMatch(v -> v.stage() == Stage.STAGING && v.validation() == Validation.PASSED);
    }

    @Test
    void aRollbackIsInTheHistory() {
        assertThat(engine.promotion().stageHistory(id(SampleModel.PARCEL_DELAY)))
                .anyMatch(change -> change.kind() == ChangeKind.ROLLBACK && change.to() == Stage.PRODUCTION)
                .anyMatch(change -> change.kind() == ChangeKind.REPLACEMENT);
    }

    @Test
    void peopleDecideByNameAndTheEngineFindsTheRest() {
        List<AuditEntry> entries = engine.audit().entries(AuditFilter.newest(10_000));
        assertThat(entries)
                .extracting(AuditEntry::by)
                .containsOnly("system", SampleWorkspace.ENGINEER, SampleWorkspace.REVIEWER);
        assertThat(entries)
                .filteredOn(e -> e.action().equals("request") && e.subject().contains("parcel-delay"))
                .isNotEmpty()
                .allMatch(e -> e.by().equals("system"));
        assertThat(engine.retraining().decisions(OptionalLong.empty(), 1_000))
                .as("what the policy said, yes and no")
                .anyMatch(d -> d.accepted())
                .anyMatch(d -> !d.accepted());
    }

    @Test
    void aWorkspaceThatHoldsModelsIsNotFilled() {
        assertThatThrownBy(() -> SampleWorkspace.build(engine, SampleFolder.NOW, Progress.none()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("holds models already")
                .hasMessageContaining("--workspace DIR");
    }

    @Test
    void theWaitingRequestCanBeWalkedThroughToTheRollback(@TempDir Path folder) {
        try (Engine copy = SampleFolder.openCopy(folder.resolve("walked"))) {
            List<String> steps = new ArrayList<>();
            LoopDemo.run(copy, SampleFolder.NOW, (step, what) -> steps.add(step));
            assertThat(steps)
                    .containsExactly("Alert", "Request", "Approval", "Training", "Validation", "Promotion", "Rollback");
        }
    }

    @Test
    void trafficGoesOnWhereTheSampleEnded(@TempDir Path folder) {
        try (Engine copy = SampleFolder.openCopy(folder.resolve("busy"))) {
            SampleTraffic traffic = new SampleTraffic(copy);
            Instant later = SampleFolder.NOW.plus(Duration.ofMinutes(20));
            assertThat(traffic.work(later)).endsWith("events");
            assertThat(Stream.of(SampleModel.values()))
                    .allSatisfy(model -> assertThat(copy.registry()
                                    .requireModel(model.modelName())
                                    .newestEventAt()
                                    .orElseThrow())
                            .isBetween(SampleFolder.NOW, later));
            assertThat(traffic.work(later)).as("nothing twice").isEmpty();
            Instant muchLater = later.plus(Duration.ofHours(5));
            traffic.work(muchLater);
            assertThat(copy.events()
                            .count(
                                    id(SampleModel.ENERGY_DEMAND),
                                    OptionalLong.empty(),
                                    new TimeRange(later, muchLater.minus(Duration.ofMinutes(31)))))
                    .as("while nobody was there, nothing happened")
                    .isZero();
        }
    }

    @Test
    void allJobsOfTheModelsAreMadeAndHaveRun() {
        for (SampleModel model : SampleModel.values()) {
            List<Job> jobs = engine.jobs().ofModel(id(model));
            assertThat(jobs).hasSize(6);
            assertThat(jobs).allSatisfy(job -> {
                assertThat(job.nextDue()).isAfter(SampleFolder.NOW);
                assertThat(engine.jobs().history(job.id(), 1)).isNotEmpty();
            });
        }
    }

    @Test
    void whatTheEngineWroteIsSaidInTheLanguageOfTheWindow() {
        Messages.speak(Language.GERMAN);
        try {
            Stream<String> written = engine.registry().models().stream()
                    .flatMap(model -> Stream.of(
                                    engine.drift().latest(model.id()).stream()
                                            .flatMap(result -> Stream.of(
                                                    result.sentence(),
                                                    result.verdict().reason())),
                                    engine.jobs().ofModel(model.id()).stream()
                                            .flatMap(job -> engine.jobs().history(job.id(), 20).stream())
                                            .map(JobRun::message))
                            .flatMap(part -> part));
            Stream<String> found = alerts().stream().flatMap(alert -> Stream.of(alert.message(), alert.condition()));
            Stream<String> checked = requests(RequestStatus.PENDING_APPROVAL).stream()
                    .flatMap(request -> request.checks().stream())
                    .flatMap(check -> Stream.of(check.name(), check.detail()));
            assertThat(Stream.of(written, found, checked)
                            .flatMap(part -> part)
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.toSet()))
                    .hasSizeGreaterThan(50)
                    .allSatisfy(text -> assertThat(Said.of(text)).isNotEqualTo(text));
        } finally {
            Messages.speak(Language.ENGLISH);
        }
    }
}
