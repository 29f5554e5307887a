package io.modeldeck.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.JobRun;
import io.modeldeck.telemetry.ColumnRole;
import io.modeldeck.telemetry.EventImportOptions;
import io.modeldeck.ui.kit.text.ConfigWords;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the screens of the workspace show, without showing it. */
class WorkspaceModelsTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:00Z");

    private static Optional<ModelInfo> model(Instant newest) {
        return Optional.of(new ModelInfo(
                1,
                "churn",
                TaskType.CLASSIFICATION,
                Optional.empty(),
                Optional.of(newest.minusSeconds(60)),
                Optional.of(newest),
                NOW));
    }

    private static JobRow row(boolean paused, Instant due, Optional<ModelInfo> model, JobRun... runs) {
        return JobRow.of(new Job(5, "driftCheck", 1, Duration.ofHours(6), paused, due), model, List.of(runs), NOW);
    }

    @Test
    @DisplayName("Schedules in words")
    void schedules() {
        assertThat(JobRow.schedule(Duration.ofHours(6))).isEqualTo("every 6\u00a0h");
        assertThat(JobRow.schedule(Duration.ofHours(1))).isEqualTo("every hour");
        assertThat(JobRow.schedule(Duration.ofDays(1))).isEqualTo("every day");
        assertThat(JobRow.schedule(Duration.ofMinutes(5))).isEqualTo("every 5\u00a0min");
    }

    @Test
    @DisplayName("A job is overdue after a whole interval, unless it is paused or works in a model's own time")
    void overdue() {
        Instant recent = NOW.minusSeconds(60);
        Instant late = NOW.minus(Duration.ofHours(7));
        assertThat(row(false, late, model(recent)).overdue()).isTrue();
        assertThat(row(false, NOW.minus(Duration.ofHours(5)), model(recent)).overdue())
                .isFalse();
        assertThat(row(true, late, model(recent)).overdue()).isFalse();
        JobRow historical = row(false, late, model(NOW.minus(Duration.ofDays(400))));
        assertThat(historical.overdue()).isFalse();
        assertThat(historical.present())
                .isEqualTo(NOW.minus(Duration.ofDays(400)).plusMillis(1));
        assertThat(row(false, late, model(recent)).present()).isEqualTo(NOW);
    }

    @Test
    @DisplayName("How long its runs took, the oldest first, without one that goes on")
    void durations() {
        JobRun now = new JobRun(4, 5, NOW, NOW, Duration.ofMillis(90), true, "");
        JobRun before = new JobRun(3, 5, NOW, NOW, Duration.ofMillis(5), true, "");
        JobRun first = new JobRun(2, 5, NOW, NOW, Duration.ofMillis(20), false, "no disk");
        assertThat(row(false, NOW, model(NOW), now, before, first).durations()).containsExactly(20, 5, 90);
        assertThat(row(false, NOW, model(NOW), now, before, first).durationsInWords())
                .isEqualTo("took 5\u00a0ms to 90\u00a0ms");
        assertThat(row(false, NOW, model(NOW), now, before).durationsInWords()).isEmpty();
        JobRow due = row(false, NOW.plusSeconds(30), model(NOW));
        assertThat(due.job().isDue(due.now())).isFalse();
        JobRow later = due.at(NOW.plusSeconds(31));
        assertThat(later.job().isDue(later.now())).isTrue();
    }

    @Test
    @DisplayName("The newest run decides whether a job failed")
    void failed() {
        JobRun bad = new JobRun(2, 5, NOW, NOW, Duration.ofMillis(3), false, "no disk");
        JobRun good = new JobRun(1, 5, NOW, NOW, Duration.ofMillis(3), true, "");
        assertThat(row(false, NOW, model(NOW), bad, good).failed()).isTrue();
        assertThat(row(false, NOW, model(NOW), good, bad).failed()).isFalse();
        assertThat(row(false, NOW, model(NOW)).failed()).isFalse();
        assertThat(row(false, NOW, model(NOW)).name()).isEqualTo("Drift check");
    }

    private static ImportMapping mapping() {
        Map<String, ColumnRole> roles = new LinkedHashMap<>();
        roles.put("when", ColumnRole.TIME);
        roles.put("then", ColumnRole.FEATURE);
        roles.put("age", ColumnRole.FEATURE);
        roles.put("took", ColumnRole.LATENCY);
        return new ImportMapping(roles, false);
    }

    @Test
    @DisplayName("One column is the time: whoever was it before is passed over")
    void rolesAreUnique() {
        ImportMapping changed = mapping().with("then", ColumnRole.TIME);
        assertThat(changed.roles()).containsEntry("then", ColumnRole.TIME).containsEntry("when", ColumnRole.OTHER);
        assertThat(changed.features()).containsExactly("age");
        assertThat(mapping().with("when", ColumnRole.FEATURE).features()).containsExactly("when", "then", "age");
    }

    @Test
    @DisplayName("Without a time, or with nothing to watch, a mapping says what is missing")
    void mappingFaults() {
        assertThat(mapping().fault()).isEmpty();
        assertThat(mapping().with("when", ColumnRole.OTHER).fault().orElseThrow())
                .contains("time");
        assertThat(mapping()
                        .with("then", ColumnRole.OTHER)
                        .with("age", ColumnRole.OTHER)
                        .fault())
                .isPresent();
    }

    @Test
    @DisplayName("Roles become options, the latency with its unit; a file that explains itself needs none")
    void mappingToOptions() {
        EventImportOptions.Builder builder = EventImportOptions.builder();
        mapping().into(builder, "us");
        EventImportOptions options = builder.build();
        assertThat(options.time()).contains("when");
        assertThat(options.features()).containsExactly("then", "age");
        assertThat(options.latency().orElseThrow().microsPerUnit()).isEqualTo(1);
        EventImportOptions.Builder untouched = EventImportOptions.builder();
        new ImportMapping(mapping().roles(), true).into(untouched, "ms");
        assertThat(untouched.build().time()).isEmpty();
    }

    @Test
    @DisplayName("A label is guessed by its name only")
    void guessesLabel() {
        assertThat(TrainPlan.guessLabel(List.of("a", "Target", "b"))).contains("Target");
        assertThat(TrainPlan.guessLabel(List.of("a", "b"))).isEmpty();
    }

    @Test
    @DisplayName("Rows are put in the order of their times, and the last of two classes is the positive one")
    void prepares() {
        Table rows = Table.of(List.of(
                new Column.Numeric("x", new double[] {3, 1, 2, 4}),
                new Column.Categorical("label", new String[] {"no", "yes", "no", "yes"})));
        TrainPlan plan = new TrainPlan("label", List.of("x"), Optional.of("logistic"));
        TrainPlan.Prepared prepared = plan.prepare(rows, Optional.of(new long[] {30, 10, 20, 40}), Optional.empty());
        assertThat(prepared.task()).isEqualTo(TaskType.CLASSIFICATION);
        assertThat(prepared.positive()).contains("yes");
        assertThat(((Column.Numeric) prepared.table().require("x")).values()).containsExactly(1, 2, 3, 4);
        assertThat(prepared.recipe().label()).isEqualTo("label");
    }

    @Test
    @DisplayName("A row without its label refuses the training and is named")
    void refusesMissingLabel() {
        Table rows = Table.of(List.of(
                new Column.Numeric("x", new double[] {3, 1}),
                new Column.Categorical("label", new String[] {"no", null})));
        TrainPlan plan = new TrainPlan("label", List.of("x"), Optional.empty());
        assertThatThrownBy(() -> plan.prepare(rows, Optional.empty(), Optional.empty()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Data row 2");
    }

    @Test
    @DisplayName("Values of the config as they are typed")
    void configTexts() {
        assertThat(ConfigWords.text(Optional.of(4_000))).isEqualTo("4000");
        assertThat(ConfigWords.text(Optional.of(0.05))).isEqualTo("0.05");
        assertThat(ConfigWords.text(Optional.of("6h"))).isEqualTo("6h");
        assertThat(ConfigWords.text(Optional.of(List.of(Map.of("type", "drift")))))
                .isEqualTo("[{\"type\":\"drift\"}]");
        assertThat(ConfigWords.text(Optional.empty())).isEmpty();
        assertThat(ConfigWords.name("policy.secondPerson")).isEqualTo("Second person");
    }
}
