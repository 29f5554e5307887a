package io.modeldeck.training.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.Table;
import io.modeldeck.drift.Baseline;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Validation;
import io.modeldeck.telemetry.Dataset;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.RowUse;
import io.modeldeck.training.run.NewRun;
import io.modeldeck.training.run.RunAdvice;
import io.modeldeck.training.run.RunLogLevel;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.Sites;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.run.TrainingType;
import io.modeldeck.training.run.TriggeredBy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A run from the queue to its candidate, and what becomes of it when it fails, is cancelled, repeated or broken off. */
class TrainingServiceTest extends TrainingDesk {

    private TrainingRun queue(Table rows) {
        return loop.engine
                .training()
                .queueTable(LoopModel.ENGINEER, AT, loop.model, rows, LoopModel.recipe(), "rows of a test");
    }

    private static Table with(Table rows, Column column) {
        List<Column> columns = new ArrayList<>(rows.columns());
        columns.replaceAll(c -> c.name().equals(column.name()) ? column : c);
        return Table.of(columns);
    }

    @Test
    void aRunLeavesAValidatedCandidateItsRowsAndItsReference() {
        Table rows = LoopModel.rows(300, 1, World.USUAL);
        TrainingRun queued = queue(rows);
        assertThat(queued.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(queued.type()).isEqualTo(TrainingType.INITIAL);
        assertThat(loop.engine.training().active(loop.model.id())).isTrue();
        TrainingRun run = runNext().orElseThrow();
        assertThat(run.failureReason()).isEmpty();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.validationPassed()).hasValue(true);
        assertThat(run.datasetStats()).containsEntry("trainingRows", 240).containsEntry("holdOutRows", 60);
        assertThat(run.epochs()).isNotEmpty();
        assertThat(run.environment()).isNotEmpty();
        assertThat(loop.engine.training().active(loop.model.id())).isFalse();

        ModelVersion candidate = version(run);
        assertThat(candidate.stage()).isEqualTo(Stage.CANDIDATE);
        assertThat(candidate.validation()).isEqualTo(Validation.PASSED);
        assertThat(candidate.trainingRunId()).hasValue(run.id());
        assertThat(candidate.validationDetail()).containsKeys("sentence", "candidate", "confusion");
        assertThat(accuracy(candidate.validationDetail().get("candidate"))).isGreaterThan(.8);

        List<Dataset> frozen = loop.engine.datasets().datasets(loop.model.id());
        long dataset = ((Number) run.config().get("datasetId")).longValue();
        assertThat(frozen).extracting(Dataset::id).contains(dataset);
        assertThat(loop.engine.datasets().load(dataset).rows()).isEqualTo(300);

        Baseline baseline =
                loop.engine.baselines().active(loop.model.id(), candidate.id()).orElseThrow();
        assertThat(baseline.kind()).isEqualTo(BaselineKind.TRAINING);
        Table reference = loop.engine.datasets().load(baseline.datasetId());
        assertThat(reference.rows()).isEqualTo(300);
        Column outcome = reference.columns().getLast();
        assertThat(outcome.isMissing(239))
                .as("rows that were learnt from have no outcome in the reference")
                .isTrue();
        assertThat(outcome.isMissing(240)).isFalse();
        assertThat(runNext()).as("the queue is empty").isEmpty();
    }

    @Test
    void weightsAndGroupsOfARecipeAreKeptAndUsed() {
        Table rows = LoopModel.rows(300, 1, World.USUAL);
        List<Column> columns = new ArrayList<>(rows.columns());
        double[] weights = new double[300];
        String[] customers = new String[300];
        for (int row = 0; row < 300; row++) {
            weights[row] = 1 + row % 3;
            customers[row] = "customer " + row / 10;
        }
        columns.add(new Column.Numeric("weight", weights));
        columns.add(new Column.Categorical("customer", customers));
        Map<String, Object> document = new HashMap<>(LoopModel.recipe().document());
        document.put("trainer", "boosting");
        document.put("hyperparameters", Map.of("iterations", 40));
        document.put("weightColumn", "weight");
        document.put("groupColumn", "customer");
        document.put("classWeight", "balanced");
        loop.engine
                .training()
                .queueTable(
                        LoopModel.ENGINEER,
                        AT,
                        loop.model,
                        Table.of(columns),
                        Recipe.read(document, Recipe.standard()),
                        "rows of a test");
        TrainingRun run = runNext().orElseThrow();
        assertThat(run.failureReason()).isEmpty();
        assertThat(run.datasetStats())
                .containsEntry("trainingRows", 240)
                .containsEntry("heldOutBy", "customer")
                .containsEntry("features", List.of("x", "y", "noise"));
        assertThat(run.epochs()).hasSize(40);
        assertThat(run.epochs().getLast().metrics()).containsKeys("loss", "accuracy");
        Map<String, Object> made = version(run).metadata();
        assertThat(Recipe.of(made, Recipe.standard()))
                .satisfies(kept -> assertThat(kept.trainer()).hasValue("boosting"))
                .satisfies(kept -> assertThat(kept.use())
                        .isEqualTo(new RowUse(Optional.of("weight"), true, Optional.of("customer"))));
        loop.engine.training().retry(LoopModel.ENGINEER, AT, run.id());
        assertThat(version(runNext().orElseThrow()).artifact())
                .as("bit for bit")
                .isPresent()
                .isEqualTo(version(run).artifact());
    }

    @Test
    void unknownHyperparametersAreRefusedBeforeAnythingIsQueued() {
        Recipe recipe =
                Recipe.read(Map.of("trainer", "tree", "hyperparameters", Map.of("depth", 3)), LoopModel.recipe());
        assertThatThrownBy(() -> loop.engine
                        .training()
                        .queueTable(
                                LoopModel.ENGINEER,
                                AT,
                                loop.model,
                                LoopModel.rows(60, 1, World.USUAL),
                                recipe,
                                "rows of a test"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("The trainer 'tree' has no hyperparameter 'depth'");
        assertThat(runNext()).isEmpty();
    }

    @Test
    void tooFewRowsAndOneClassFailInWords() {
        queue(LoopModel.rows(12, 1, World.USUAL));
        TrainingRun few = runNext().orElseThrow();
        assertThat(few.status()).isEqualTo(RunStatus.FAILED);
        assertThat(few.failureReason()).contains("Only 12 labelled rows").contains("import more labels");
        assertThat(few.versionId()).isEmpty();
        assertThat(RunAdvice.of(few)).as("the sentence says it").isEmpty();
        RunLogLine last = loop.engine.training().log(few.id(), 1).getFirst();
        assertThat(last.line()).isEqualTo(few.failureReason());
        assertThat(last.step()).as("the step that failed").isEqualTo(RunStatus.RUNNING);
        assertThat(last.level()).isEqualTo(RunLogLevel.ERROR);

        Table rows = LoopModel.rows(60, 1, World.USUAL);
        String[] same = new String[60];
        java.util.Arrays.fill(same, "1");
        queue(with(rows, new Column.Categorical(Recipe.DEFAULT_LABEL, same)));
        TrainingRun oneClass = runNext().orElseThrow();
        assertThat(oneClass.status()).isEqualTo(RunStatus.FAILED);
        assertThat(oneClass.failureReason()).contains("the class '1'").contains("at least two classes");
        assertThat(loop.engine.registry().versions(loop.model.id())).isEmpty();
        assertThat(loop.engine.training().lastTraining(loop.model.id()))
                .as("failed runs are no trainings")
                .isEmpty();
    }

    @Test
    void anErrorOfTheMachineEndsTheRunAndItsModelTrainsOn() {
        queue(LoopModel.rows(60, 1, World.USUAL));
        loop.engine
                .training()
                .trainAt(new Sites(
                        (model, site) -> {
                            throw new OutOfMemoryError("of this test");
                        },
                        Sites.none().scripts(),
                        Sites.nowhere()));
        TrainingRun broken = runNext().orElseThrow();
        assertThat(broken.status()).isEqualTo(RunStatus.FAILED);
        assertThat(broken.failureReason()).contains("OutOfMemoryError").contains("the log has the details");
        assertThat(RunAdvice.of(broken))
                .hasValueSatisfying(advice -> assertThat(advice).contains("more memory"));
        loop.engine.training().trainAt(Sites.none());
        loop.engine.training().retry(LoopModel.ENGINEER, AT, broken.id());
        assertThat(runNext().orElseThrow().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aQueuedRunIsCancelledAtOnceAndOnlyOnce() {
        TrainingRun run = queue(LoopModel.rows(100, 1, World.USUAL));
        TrainingRun cancelled = loop.engine.training().cancel(LoopModel.REVIEWER, AT, run.id(), "Wrong rows.");
        assertThat(cancelled.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(cancelled.failureReason()).contains(LoopModel.REVIEWER.name());
        assertThat(runNext()).isEmpty();
        assertThatThrownBy(() -> loop.engine.training().cancel(LoopModel.REVIEWER, AT, run.id(), ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("cancelled already");
    }

    @Test
    void aRetryUsesTheSameRowsAndMakesTheSameBytes() {
        TrainingRun first = loop.train(LoopModel.rows(200, 1, World.USUAL), LoopModel.recipe(), AT);
        TrainingRun retry = loop.engine.training().retry(LoopModel.ENGINEER, AT.plus(Duration.ofDays(1)), first.id());
        assertThat(retry.triggerReference()).isEqualTo("retry of run " + first.id());
        assertThatThrownBy(() -> loop.engine.training().retry(LoopModel.ENGINEER, AT, retry.id()))
                .hasMessageContaining("only a run that ended");
        TrainingRun second = runNext().orElseThrow();
        assertThat(second.config()).isEqualTo(first.config());
        assertThat(version(second).artifact())
                .isEqualTo(version(first).artifact())
                .isPresent();
        assertThat(version(second).deploymentVersion()).isEqualTo(2);
    }

    @Test
    void aRetryOfARunThatNeverFrozeItsRowsTakesThoseOfItsOwnTime() throws SQLException {
        loop.firstVersion();
        loop.happens(World.USUAL, LoopModel.START, Duration.ofMinutes(10), 100, Duration.ofMinutes(1));
        Instant then = LoopModel.START.plus(Duration.ofDays(1));
        TrainingRun run = loop.engine
                .training()
                .queue(
                        LoopModel.ENGINEER,
                        new NewRun(
                                loop.model.id(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                TrainingType.RETRAIN,
                                TriggeredBy.USER,
                                "test",
                                LoopModel.recipe().document(),
                                then));
        breakOff(run.id(), "running");
        TrainingRun failed = loop.engine.training().run(run.id());
        assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
        assertThat(failed.failureReason()).contains("Interrupted").contains("Retry it");
        loop.happens(World.USUAL, then, Duration.ofMinutes(10), 100, Duration.ofMinutes(1));
        Instant later = then.plus(Duration.ofDays(1));
        loop.engine.training().retry(LoopModel.ENGINEER, later, run.id());
        TrainingRun retried = loop.engine
                .training()
                .runNext(OptionalLong.of(loop.model.id()), later)
                .orElseThrow();
        assertThat(retried.failureReason()).isEmpty();
        assertThat(retried.datasetStats()).as("not the hundred of the next day").containsEntry("rows", 100);
    }

    /** As if the process had been killed: the run stands as it stood then. */
    private void breakOff(long run, String status) throws SQLException {
        loop.close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("modeldeck.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE training_run SET status = '" + status + "' WHERE id = " + run);
        }
        loop = new LoopModel(folder);
    }

    @Test
    void aRunThatWasGoingWhenTheProgramEndedIsFailedAndAQueuedOneStillWaits() throws SQLException {
        TrainingRun going = queue(LoopModel.rows(100, 1, World.USUAL));
        TrainingRun waiting = queue(LoopModel.rows(100, 2, World.USUAL));
        breakOff(going.id(), "validating");
        assertThat(loop.engine.training().run(going.id()).status()).isEqualTo(RunStatus.FAILED);
        assertThat(loop.engine.training().run(waiting.id()).status()).isEqualTo(RunStatus.QUEUED);
        assertThat(runNext().orElseThrow().id()).isEqualTo(waiting.id());
    }
}
