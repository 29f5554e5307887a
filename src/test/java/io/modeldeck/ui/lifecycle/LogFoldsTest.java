package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.training.run.RunLogLevel;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.ui.lifecycle.LogFolds.Head;
import io.modeldeck.ui.lifecycle.LogFolds.Row;
import io.modeldeck.ui.lifecycle.LogFolds.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which steps of a log are unfolded, what is found in it, and how little changes in a list that shows it. */
class LogFoldsTest {

    private static RunLogLine line(RunStatus step, String text) {
        return new RunLogLine(Instant.EPOCH, step, RunLogLevel.INFO, text);
    }

    private static List<RunLogLine> lines(RunStatus step, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> line(step, step.word() + " line " + i))
                .toList();
    }

    private static List<RunLogLine> all(List<RunLogLine> one, List<RunLogLine> then) {
        return Stream.concat(one.stream(), then.stream()).toList();
    }

    private static List<RunStatus> unfolded(LogFolds folds) {
        return folds.rows().stream()
                .filter(row -> row instanceof Head head && head.open())
                .map(row -> ((Head) row).step())
                .toList();
    }

    @Test
    @DisplayName("A short log is unfolded as a whole")
    void shortLog() {
        LogFolds folds = new LogFolds();
        folds.show(
                all(lines(RunStatus.RUNNING, 4), all(lines(RunStatus.VALIDATING, 1), lines(RunStatus.COMPLETED, 1))),
                Optional.of(RunStatus.COMPLETED));
        assertThat(unfolded(folds)).containsExactly(RunStatus.RUNNING, RunStatus.VALIDATING, RunStatus.COMPLETED);
        assertThat(folds.rows()).hasSize(9);
    }

    @Test
    @DisplayName("Of a longer one the step that goes on is unfolded, or the one that failed, or none")
    void whichStep() {
        LogFolds going = new LogFolds();
        going.show(all(lines(RunStatus.RUNNING, 30), lines(RunStatus.VALIDATING, 2)), Optional.empty());
        assertThat(unfolded(going)).containsExactly(RunStatus.VALIDATING);
        LogFolds failed = new LogFolds();
        failed.show(
                all(lines(RunStatus.RUNNING, 30), all(lines(RunStatus.VALIDATING, 2), lines(RunStatus.FAILED, 1))),
                Optional.of(RunStatus.FAILED));
        assertThat(unfolded(failed))
                .as("a re-run is said after the end, and is no step that failed")
                .containsExactly(RunStatus.VALIDATING);
        LogFolds completed = new LogFolds();
        completed.show(
                all(lines(RunStatus.RUNNING, 30), lines(RunStatus.COMPLETED, 1)), Optional.of(RunStatus.COMPLETED));
        assertThat(unfolded(completed)).isEmpty();
    }

    @Test
    @DisplayName("What was folded by hand stays so while more is said; a step that comes then is unfolded")
    void staysFolded() {
        LogFolds folds = new LogFolds();
        folds.show(lines(RunStatus.RUNNING, 30), Optional.empty());
        folds.fold(RunStatus.RUNNING, false);
        folds.show(lines(RunStatus.RUNNING, 40), Optional.empty());
        assertThat(unfolded(folds)).isEmpty();
        assertThat(folds.under(folds.rows().getFirst()))
                .as("a folded step stands for its lines")
                .hasSize(40);
        folds.show(all(lines(RunStatus.RUNNING, 40), lines(RunStatus.VALIDATING, 1)), Optional.empty());
        assertThat(unfolded(folds)).containsExactly(RunStatus.VALIDATING);
        folds.clear();
        folds.show(lines(RunStatus.RUNNING, 40), Optional.empty());
        assertThat(unfolded(folds)).as("another run").containsExactly(RunStatus.RUNNING);
    }

    @Test
    @DisplayName("Hits are gone through round the ends, and unfold their step")
    void find() {
        LogFolds folds = new LogFolds();
        folds.show(
                all(lines(RunStatus.RUNNING, 30), List.of(line(RunStatus.VALIDATING, "Line 7 again"))),
                Optional.empty());
        folds.seek(" LINE 7 ");
        assertThat(folds.hits()).isEqualTo(2);
        assertThat(folds.hit()).isZero();
        assertThat(folds.step(-1)).contains(30);
        assertThat(folds.hit()).isEqualTo(2);
        assertThat(unfolded(folds)).containsExactly(RunStatus.VALIDATING);
        assertThat(folds.step(1)).contains(7);
        assertThat(folds.hit()).isEqualTo(1);
        assertThat(unfolded(folds)).containsExactly(RunStatus.RUNNING, RunStatus.VALIDATING);
        assertThat(folds.rows().get(8)).isEqualTo(new Said(7, line(RunStatus.RUNNING, "running line 7")));
        folds.seek("nowhere");
        assertThat(folds.step(1)).isEmpty();
        folds.seek("");
        assertThat(folds.hits()).isZero();
    }

    @Test
    @DisplayName("A list that shows more lines changes in its head and at its end alone")
    void fewChanges() {
        LogFolds folds = new LogFolds();
        folds.show(lines(RunStatus.RUNNING, 30), Optional.empty());
        ObservableList<Row> list = FXCollections.observableArrayList(folds.rows());
        List<Integer> touched = new ArrayList<>();
        list.addListener((ListChangeListener<Row>) change -> {
            while (change.next()) {
                touched.add(change.getRemovedSize());
            }
        });
        List<Row> before = List.copyOf(list);
        LogRows.into(list, before);
        assertThat(touched).as("nothing to change").isEmpty();
        folds.show(lines(RunStatus.RUNNING, 32), Optional.empty());
        LogRows.into(list, folds.rows());
        assertThat(list).isEqualTo(folds.rows());
        assertThat(touched.stream().mapToInt(Integer::intValue).sum())
                .as("the head says another number, the lines stay")
                .isEqualTo(1);
    }
}
