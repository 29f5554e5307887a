package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertType;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Validation;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.JobRun;
import io.modeldeck.schedule.Schedule;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The loop under event time, worked at once, in parts and tick by tick. */
class ScenarioTest extends ChangedWorld {

    private void happen(LoopModel where) {
        where.happens(World.USUAL, START, STEP, 2 * 144, Duration.ofHours(1));
        where.happens(CHANGED, day(2), STEP, 3 * 144, Duration.ofHours(1));
    }

    @Test
    void fromEventsToTheRollbackEachStepKnowsTheOneBefore() {
        happen(loop);
        Engine engine = loop.engine;
        engine.config()
                .set(
                        LoopModel.ENGINEER,
                        START,
                        OptionalLong.of(loop.model.id()),
                        OptionalLong.empty(),
                        Map.of("recipe", Map.of("rows", 400)),
                        "What was before the change no longer holds.");
        engine.hops().workThrough(loop.model.id(), day(1), day(5), Companion.none());

        RetrainingRequest request = requests(loop).getFirst();
        assertThat(request.status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
        assertThat(request.requestedAt()).isAfter(day(2));
        assertThat(request.versionId()).isEqualTo(first);
        assertThat(request.evidence().get("quality"))
                .as("what the newest check of the data found")
                .isInstanceOf(Map.class);
        Alert alert = engine.alerts().require(request.alertId().orElseThrow());
        assertThat(alert.type()).isEqualTo(AlertType.DRIFT);
        assertThat(alert.firedAt().orElseThrow()).isBetween(day(2), request.requestedAt());

        TrainingRun queued = engine.retraining()
                .approve(LoopModel.REVIEWER, day(5), request.id(), "It has changed.")
                .run()
                .orElseThrow();
        TrainingRun run = engine.training()
                .runNext(OptionalLong.of(loop.model.id()), day(5))
                .orElseThrow();
        assertThat(run.id()).isEqualTo(queued.id());
        assertThat(run.failureReason()).isEmpty();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.requestId()).hasValue(request.id());
        assertThat(engine.retraining().request(request.id()).status()).isEqualTo(RequestStatus.COMPLETED);

        ModelVersion candidate =
                engine.registry().requireVersion(run.versionId().orElseThrow());
        assertThat(candidate.trainingRunId()).hasValue(run.id());
        assertThat(candidate.trainedFromId()).hasValue(first);
        assertThat(candidate.validation()).isEqualTo(Validation.PASSED);
        assertThat(candidate.validationDetail()).containsKey("champion");

        loop.promote(candidate.id(), day(5));
        ModelVersion promoted = engine.registry().production(loop.model.id()).orElseThrow();
        assertThat(promoted.id()).isEqualTo(candidate.id());
        assertThat(promoted.parentId()).hasValue(first);
        assertThat(engine.registry().requireVersion(first).stage()).isEqualTo(Stage.ARCHIVED);
        assertThat(engine.promotion()
                        .inProductionAt(loop.model.id(), day(4))
                        .orElseThrow()
                        .id())
                .isEqualTo(first);

        loop.happens(CHANGED, day(5), STEP, 6, Duration.ofHours(1));
        assertThat(engine.events().versionsIn(loop.model.id(), new TimeRange(day(5), day(6))))
                .containsExactly(candidate.id());

        engine.promotion().rollback(LoopModel.REVIEWER, day(5.5), loop.model.id(), "To be sure.");
        ModelVersion back = engine.registry().production(loop.model.id()).orElseThrow();
        assertThat(back.id()).isEqualTo(first);
        assertThat(engine.runtimes()
                        .predict(back, LoopModel.rows(5, 1, World.USUAL).select(List.of("x", "y", "noise")))
                        .values())
                .hasSize(5);
    }

    private static List<String> rows(Path workspace, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + workspace.resolve("modeldeck.db"));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int c = 1; c <= columns; c++) {
                    row.append(result.getString(c)).append(' ');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    /** What the hops found, without wall times. */
    private static List<String> found(Path workspace) throws SQLException {
        List<String> found = new ArrayList<>(rows(
                workspace,
                "SELECT granularity, period_start, version_id, request_count, error_count, labelled_count,"
                        + " correct_count FROM model_metrics ORDER BY 1, 2, 3"));
        found.addAll(rows(
                workspace,
                "SELECT at, drift_type, feature, decision, n_current, round(drift_score, 9) FROM drift_metrics ORDER BY"
                        + " at, drift_type, feature"));
        found.addAll(rows(
                workspace, "SELECT at, total_records, duplicates, findings FROM data_quality_metrics ORDER BY at"));
        found.addAll(rows(
                workspace,
                "SELECT at, alert_type, condition, state, firings, fired_at, resolved_at FROM alert_event ORDER BY at,"
                        + " condition"));
        found.addAll(rows(workspace, "SELECT requested_at, trigger_reason, status FROM retraining_request"));
        found.addAll(rows(workspace, "SELECT at, accepted, reason FROM retraining_decision ORDER BY at"));
        return found;
    }

    /** The same small world with a silent night, worked in four ways; what was found must be the same. */
    private List<String> worked(String name, java.util.function.BiConsumer<ScheduledHops, Long> way)
            throws SQLException {
        Path workspace = folder.resolve(name);
        try (LoopModel other = new LoopModel(workspace)) {
            other.firstVersion();
            other.happens(World.USUAL, START, STEP, 144, Duration.ofHours(1));
            other.happens(CHANGED, day(1.5), STEP, 144, Duration.ofHours(1));
            way.accept(other.engine.hops(), other.model.id());
            other.engine.hops().rollUpAll(other.model.id(), day(4));
        }
        return found(workspace);
    }

    /** Whose events are all there, and who needs not be asked hour by hour. */
    private static Companion ahead(UnaryOperator<Instant> ahead) {
        return new Companion() {
            @Override
            public void before(Instant now) {}

            @Override
            public Instant ahead(Instant now) {
                return ahead.apply(now);
            }

            @Override
            public void after(Instant now) {}
        };
    }

    @Test
    void timeWorkedThroughAtOnceInPartsAndTickByTickFindsTheSame() throws SQLException {
        List<String> atOnce = worked("once", (hops, model) -> hops.workThrough(model, START, day(3), Companion.none()));
        List<String> inParts = worked("parts", (hops, model) -> {
            for (double until = .35; until < 3; until += .35) {
                hops.workThrough(model, START, day(until), Companion.none());
            }
            hops.workThrough(model, START, day(3), Companion.none());
        });
        List<String> ticks = worked("ticks", (hops, model) -> {
            hops.ensureJobs(model, START);
            for (Instant now = START.plusSeconds(300); !now.isAfter(day(3)); now = now.plusSeconds(300)) {
                hops.runDue(model, now);
            }
        });
        List<String> aheadByQuarters = worked(
                "quarters",
                (hops, model) ->
                        hops.workThrough(model, START, day(3), ahead(now -> Schedule.next(now, Duration.ofHours(6)))));
        assertThat(String.join("\n", inParts)).isEqualTo(String.join("\n", atOnce));
        assertThat(String.join("\n", aheadByQuarters)).isEqualTo(String.join("\n", atOnce));
        assertThat(atOnce)
                .anyMatch(row -> row.contains("DRIFT"))
                .anyMatch(row -> row.contains("of 500 new labelled samples"));
        assertThat(String.join("\n", ticks)).isEqualTo(String.join("\n", atOnce));
    }

    @Test
    void byTheWallClockWhatWasMissedIsCaughtUpOnceAndInOrder() {
        happen(loop);
        ScheduledHops hops = loop.engine.hops();
        hops.ensureJobs(loop.model.id(), START);
        Instant now = day(4).plusSeconds(60);
        hops.runDue(loop.model.id(), now);
        assertThat(loop.engine.jobs().ofModel(loop.model.id())).hasSize(6).allSatisfy(job -> {
            assertThat(loop.engine.jobs().history(job.id(), 10)).as(job.name()).hasSize(1);
            assertThat(job.nextDue()).isAfter(now);
        });
        assertThat(loop.engine
                        .metrics()
                        .series(loop.model.id(), OptionalLong.empty(), Granularity.DAILY, new TimeRange(START, day(4))))
                .as("five minutes, hours and days in one go")
                .hasSize(4);
        assertThat(loop.engine.alerts().open(OptionalLong.of(loop.model.id())))
                .as("what was just measured is judged")
                .anyMatch(alert -> alert.type() == AlertType.DRIFT);
        assertThat(requests(loop)).hasSize(1);
        hops.runDue(loop.model.id(), now.plusSeconds(1));
        assertThat(loop.engine.jobs().ofModel(loop.model.id()))
                .allSatisfy(job ->
                        assertThat(loop.engine.jobs().history(job.id(), 10)).hasSize(1));
    }

    @Test
    void aFailingHopIsReportedAndStopsNoOther() throws SQLException {
        happen(loop);
        ScheduledHops hops = loop.engine.hops();
        hops.ensureJobs(loop.model.id(), START);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("workspace").resolve("modeldeck.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE data_quality_metrics RENAME COLUMN duplicates TO away");
        }
        hops.runDue(loop.model.id(), day(4).plusSeconds(60));
        for (Job job : loop.engine.jobs().ofModel(loop.model.id())) {
            JobRun run = loop.engine.jobs().history(job.id(), 1).getFirst();
            assertThat(run.ok()).as(job.name()).isEqualTo(!job.name().equals("dataQualityCheck"));
            assertThat(run.message()).isNotBlank();
        }
    }

    @Test
    void aWorkspaceHasOneWriterAndReadersBesideIt() {
        Workspace workspace = new Workspace(folder.resolve("workspace"));
        assertThat(Engine.open(workspace, loop.engine.clock(), () -> {})).isEmpty();
        try (Engine reader = Engine.openReadOnly(workspace, loop.engine.clock())) {
            assertThat(reader.isWritable()).isFalse();
            assertThat(reader.registry().models()).hasSize(1);
            assertThatThrownBy(() -> reader.registry()
                            .createModel(LoopModel.ENGINEER, START, "more", loop.model.task(), Optional.empty()))
                    .hasMessageContaining("reading only");
        }
    }
}
