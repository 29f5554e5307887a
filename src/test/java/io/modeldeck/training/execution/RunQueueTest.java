package io.modeldeck.training.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Digest;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.Reproduction;
import io.modeldeck.training.run.RunCopy;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.training.run.RunLogStep;
import io.modeldeck.training.run.RunPriority;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which run comes when, copies of runs, what a run says, and whether it can be reproduced. */
class RunQueueTest {

    private static final Instant AT = LoopModel.START;
    private static final Table ROWS = LoopModel.rows(150, 1, World.USUAL);

    @TempDir
    Path folder;

    private LoopModel loop;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private TrainingService training() {
        return loop.engine.training();
    }

    private TrainingRun queue(ModelInfo model, Recipe recipe) {
        return training().queueTable(LoopModel.ENGINEER, AT, model, ROWS, recipe, "rows of a test");
    }

    private TrainingRun queue() {
        return queue(loop.model, LoopModel.recipe());
    }

    private ModelInfo other(String name) {
        return loop.engine
                .registry()
                .createModel(LoopModel.ENGINEER, AT, name, TaskType.CLASSIFICATION, Optional.of("1"));
    }

    private TrainingRun next() {
        return training().runNext(OptionalLong.empty(), AT).orElseThrow();
    }

    private static Recipe with(String trainer, Map<String, Object> hyperparameters) {
        return Recipe.read(Map.of("trainer", trainer, "hyperparameters", hyperparameters), LoopModel.recipe());
    }

    @Test
    void theHighestPriorityComesFirstAmongEqualsTheOldest() {
        List<Long> queued = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            queued.add(queue().id());
        }
        training().prioritise(LoopModel.ENGINEER, AT, queued.get(0), RunPriority.LOW, "It can wait.");
        training().prioritise(LoopModel.ENGINEER, AT, queued.get(3), RunPriority.HIGH, "It is urgent.");
        assertThat(List.of(next().id(), next().id(), next().id(), next().id()))
                .containsExactly(queued.get(3), queued.get(1), queued.get(2), queued.get(0));
        assertThatThrownBy(() -> training().prioritise(LoopModel.ENGINEER, AT, queued.get(0), RunPriority.HIGH, ""))
                .hasMessageContaining("is completed; only a queued run");
        assertThat(loop.engine.audit().entries(AuditFilter.ofModel(loop.model.id(), 100)))
                .filteredOn(entry -> entry.action().equals("prioritise"))
                .extracting(AuditEntry::comment)
                .containsExactlyInAnyOrder("It can wait.", "It is urgent.");
    }

    @Test
    void oneRunOfAModelAndNoMoreInAllThanTheLimitGoOnAtOnce() {
        Queue<Runnable> started = new ArrayDeque<>();
        queue();
        queue();
        queue(other("second"), LoopModel.recipe());
        queue(other("third"), LoopModel.recipe());
        assertThat(training().startNext(started::add)).isTrue();
        assertThat(training().startNext(started::add)).isTrue();
        assertThat(going()).containsExactlyInAnyOrder("loop", "second");
        assertThat(training().startNext(started::add)).as("two is the limit").isFalse();
        started.remove().run();
        assertThat(training().startNext(started::add)).isTrue();
        assertThat(going()).containsExactlyInAnyOrder("loop", "second");
        started.forEach(Runnable::run);
        loop.engine
                .config()
                .set(
                        LoopModel.ENGINEER,
                        AT,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Map.of("training", Map.of("parallelRuns", 1)),
                        "");
        queue();
        assertThat(training().startNext(started::add)).isTrue();
        assertThat(training().startNext(started::add)).as("one is the limit").isFalse();
    }

    private List<String> going() {
        return training().runs(OptionalLong.empty(), 100).stream()
                .filter(run -> run.status() == RunStatus.RUNNING)
                .map(TrainingRun::modelName)
                .toList();
    }

    @Test
    void whatCannotBeTrainedIsRefusedBeforeItIsQueued() {
        assertThatThrownBy(() -> queue(loop.model, with("boosting", Map.of("learningRate", "2"))))
                .isInstanceOf(Problem.class)
                .hasMessage("The hyperparameter 'learningRate' of the trainer 'boosting' is '2'; it must be between"
                        + " 1.0E-4 and 1.0.");
        assertThatThrownBy(() -> queue(loop.model, with("network", Map.of("hidden", "64,0"))))
                .hasMessageContaining("at most 4 whole numbers between 1 and 1024");
        assertThatThrownBy(() -> queue(loop.model, with("linear", Map.of())))
                .hasMessageContaining("'linear' does not do classification; choose logistic");
        TrainingRun run = queue();
        assertThatThrownBy(() -> training()
                        .copy(
                                LoopModel.ENGINEER,
                                AT,
                                run.id(),
                                new RunCopy(Optional.empty(), Map.of("C", -1), OptionalDouble.empty()),
                                RunPriority.NORMAL))
                .hasMessageContaining("'C'");
        assertThat(training().runs(OptionalLong.empty(), 10)).containsExactly(run);
    }

    @Test
    void aCopyHasTheSameRowsAndWhatWasChanged() {
        TrainingRun original = loop.train(ROWS, with("boosting", Map.of("iterations", 20, "seed", 7)), AT);
        assertThat(original.failureReason()).isEmpty();
        RunCopy changes = new RunCopy(Optional.empty(), Map.of("learningRate", "0.3"), OptionalDouble.of(.4));
        TrainingRun queued = training().copy(LoopModel.ENGINEER, AT, original.id(), changes, RunPriority.HIGH);
        assertThat(queued.priority()).isEqualTo(RunPriority.HIGH);
        TrainingRun copy = next();
        assertThat(copy.failureReason()).isEmpty();
        assertThat(copy.triggerReference()).isEqualTo("copy of run " + original.id());
        assertThat(copy.config().get("datasetId")).isEqualTo(original.config().get("datasetId"));
        assertThat(copy.datasetStats()).containsEntry("holdOutRows", 60);
        assertThat(hyperparameters(copy))
                .containsEntry("learningRate", .3)
                .containsEntry("iterations", 20)
                .containsEntry("seed", 7);
        training()
                .copy(
                        LoopModel.ENGINEER,
                        AT,
                        original.id(),
                        new RunCopy(Optional.of("tree"), Map.of(), OptionalDouble.empty()),
                        RunPriority.NORMAL);
        assertThat(hyperparameters(next())).containsEntry("maxDepth", 6).doesNotContainKey("iterations");
    }

    private static Map<String, Object> hyperparameters(TrainingRun run) {
        Map<String, Object> values = new java.util.HashMap<>();
        ((Map<?, ?>) run.config().get("hyperparameters")).forEach((name, value) -> values.put(name.toString(), value));
        return values;
    }

    @Test
    void aRunKeepsWhatItLearntFromWhatItMadeAndWhatItSaid() {
        TrainingRun run = loop.train(ROWS, LoopModel.recipe(), AT);
        assertThat(run.artifact().orElseThrow().digest())
                .isEqualTo(loop.engine
                        .registry()
                        .requireVersion(run.versionId().orElseThrow())
                        .artifact()
                        .orElseThrow());
        Map<?, ?> label = (Map<?, ?>) run.datasetStats().get("label");
        Map<?, ?> learnt = (Map<?, ?>) ((Map<?, ?>) label.get("training")).get("counts");
        long ones = 0;
        for (int row = 0; row < 120; row++) {
            ones += ROWS.require(Recipe.DEFAULT_LABEL).text(row).equals("1") ? 1 : 0;
        }
        assertThat(learnt.get("1")).hasToString(String.valueOf(ones));
        assertThat((List<?>) run.datasetStats().get("columns")).hasSize(3);
        assertThat(run.environment()).containsKeys("java", "os", "processors", "onnxRuntime");
        assertThat(hyperparameters(run)).containsEntry("seed", 1);
        assertThat(training().log(run.id(), 100))
                .extracting(RunLogLine::line)
                .anyMatch(line -> line.startsWith("150 rows from rows of a test: 120 to learn from, 30 held out"))
                .anyMatch(line ->
                        line.contains(run.artifact().orElseThrow().digest().hex()))
                .last()
                .asString()
                .startsWith("Completed.");
        assertThat(training().log(run.id(), 1)).hasSize(1);
        List<RunLogStep> steps = RunLogStep.of(training().log(run.id(), 100));
        assertThat(steps)
                .extracting(RunLogStep::step)
                .containsExactly(RunStatus.RUNNING, RunStatus.VALIDATING, RunStatus.COMPLETED);
        assertThat(steps).extracting(RunLogStep::errors).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskType.class,
            names = {"CLASSIFICATION", "REGRESSION"})
    void everyTrainerIsReproducedBitForBit(TaskType task) {
        ModelInfo model = loop.engine.registry().createModel(LoopModel.ENGINEER, AT, "again", task, Optional.empty());
        Table rows = task == TaskType.CLASSIFICATION ? ROWS : amounts();
        for (String trainer : Trainers.namesFor(task)) {
            Recipe recipe = with(trainer, Map.of("seed", 5));
            training().queueTable(LoopModel.ENGINEER, AT, model, rows, recipe, "rows of a test");
            TrainingRun run = next();
            assertThat(run.failureReason()).as(trainer).isEmpty();
            int versions = loop.engine.registry().versions(model.id()).size();
            Reproduction again = training().rerun(LoopModel.REVIEWER, AT, run.id());
            assertThat(again.sentence()).as(trainer).contains("the file is the same, bit for bit");
            assertThat(again.differences()).isEmpty();
            assertThat(loop.engine.registry().versions(model.id()))
                    .as("a re-run adds no version")
                    .hasSize(versions);
        }
    }

    /** The same rows with a number to be predicted. */
    private static Table amounts() {
        double[] x = ((Column.Numeric) ROWS.require("x")).values();
        double[] y = ((Column.Numeric) ROWS.require("y")).values();
        double[] amount = new double[x.length];
        Arrays.setAll(amount, row -> 3 * x[row] - y[row] * y[row]);
        List<Column> columns = new ArrayList<>(ROWS.columns());
        columns.set(columns.size() - 1, new Column.Numeric(Recipe.DEFAULT_LABEL, amount));
        return Table.of(columns);
    }

    @Test
    void aRunThatIsNotReproducedSaysWhatIsNotAsItWas() throws SQLException {
        TrainingRun run = loop.train(ROWS, LoopModel.recipe(), AT);
        TrainingRun waiting = queue();
        assertThatThrownBy(() -> training().rerun(LoopModel.ENGINEER, AT, waiting.id()))
                .hasMessageContaining("made no file to compare with");
        Digest other = Digest.of(new byte[] {1});
        loop.close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("modeldeck.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE training_run SET artifact_sha256 = '" + other.hex()
                    + "', environment = json_set(environment, '$.java', 'Another 25'),"
                    + " training_config = json_set(training_config, '$.hyperparameters.C', 2.0) WHERE id = "
                    + run.id());
            statement.execute("UPDATE training_run SET training_config = json_set(training_config,"
                    + " '$.hyperparameters.C', 1.0) WHERE id = " + waiting.id());
        }
        loop = new LoopModel(folder);
        Reproduction found = training().rerun(LoopModel.ENGINEER, AT, run.id());
        assertThat(found.equal()).isFalse();
        assertThat(found.found().digest()).isNotEqualTo(other);
        assertThat(found.differences()).singleElement().asString().startsWith("The environment 'java' was Another 25");
        assertThat(training().log(run.id(), 1).getFirst().line()).contains("is not reproduced");
    }
}
