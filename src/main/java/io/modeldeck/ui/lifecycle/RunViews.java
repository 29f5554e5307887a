package io.modeldeck.ui.lifecycle;

import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Small pictures of a run. */
final class RunViews {

    private RunViews() {}

    /** Whether its validation passed, where it has spoken. */
    static Optional<Badge> verdict(TrainingRun run) {
        return run.validationPassed().map(RunViews::verdict);
    }

    static Badge verdict(boolean passed) {
        return passed
                ? new Badge(Glyph.OK, Messages.text("runs.passed"), Tone.GOOD)
                : new Badge(Glyph.FAILED, Messages.text("runs.failed"), Tone.DANGER);
    }

    /** Sentences across the page that must not be missed. */
    static Node strip(String sentence, Tone tone, String... more) {
        VBox text = new VBox(4, new Paragraph(sentence));
        for (String next : more) {
            text.getChildren().add(new Paragraph(next));
        }
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox strip = new HBox((tone == Tone.DANGER ? Glyph.FAILED : Glyph.WARNING).node(tone), text);
        strip.getStyleClass().addAll("state-strip", tone.styleClass());
        return strip;
    }

    /** The way from the queue to the end. */
    static Node rail(TrainingRun run) {
        HBox rail = new HBox();
        rail.getStyleClass().add("step-rail");
        StringBuilder spoken = new StringBuilder();
        for (RunReport.Step step : RunReport.steps(run)) {
            if (!rail.getChildren().isEmpty()) {
                Region line = new Region();
                line.getStyleClass().add("step-line");
                HBox.setHgrow(line, Priority.ALWAYS);
                StackPane middle = new StackPane(line);
                HBox.setHgrow(middle, Priority.ALWAYS);
                rail.getChildren().add(middle);
            }
            boolean broken = step.progress() == RunReport.Progress.BROKEN;
            String word = Messages.text("runs.step." + (broken ? run.status() : step.status()).word());
            Label label = new Label(word, glyph(run, step).node(tone(step)));
            label.getStyleClass().add("step");
            if (step.progress() == RunReport.Progress.TO_COME) {
                label.getStyleClass().add("muted");
            }
            label.setMinWidth(Region.USE_PREF_SIZE);
            rail.getChildren().add(label);
            spoken.append(word).append(step.progress() == RunReport.Progress.TO_COME ? " – " : " ✓ ");
        }
        rail.setAccessibleText(spoken.toString().strip());
        return rail;
    }

    private static Glyph glyph(TrainingRun run, RunReport.Step step) {
        return switch (step.progress()) {
            case DONE -> Glyph.OK;
            case NOW -> step.status() == RunStatus.QUEUED ? Glyph.QUEUED : Glyph.RUNNING;
            case BROKEN -> run.status() == RunStatus.CANCELLED ? Glyph.ARCHIVED : Glyph.FAILED;
            case TO_COME -> Glyph.PENDING;
        };
    }

    private static Tone tone(RunReport.Step step) {
        return switch (step.progress()) {
            case DONE -> Tone.GOOD;
            case NOW -> Tone.ACCENT;
            case BROKEN -> Tone.DANGER;
            case TO_COME -> Tone.NEUTRAL;
        };
    }

    /** What was true against what was predicted. */
    static Node confusion(RunReport.Confusion confusion) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("confusion");
        int n = confusion.classes().size();
        Label predicted = new Label(Messages.text("runs.confusion.predicted"));
        predicted.getStyleClass().add("caption");
        grid.add(predicted, 1, 0, Math.max(1, n), 1);
        for (int i = 0; i < n; i++) {
            Label column = new Label(confusion.classes().get(i));
            column.getStyleClass().add("caption");
            grid.add(column, i + 1, 1);
            Label row = new Label(
                    Messages.text("runs.confusion.true", confusion.classes().get(i)));
            row.getStyleClass().add("caption");
            row.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(row, 0, i + 2);
            for (int j = 0; j < n; j++) {
                grid.add(cell(confusion, i, j), j + 1, i + 2);
            }
        }
        return grid;
    }

    private static Node cell(RunReport.Confusion confusion, int row, int column) {
        Region ground = new Region();
        ground.getStyleClass().addAll("confusion-ground", row == column ? "right" : "wrong");
        ground.setOpacity(confusion.share(row, column));
        Label count = new Label(io.modeldeck.ui.kit.text.Formats.count(confusion.counts()[row][column]));
        StackPane cell = new StackPane(ground, count);
        cell.getStyleClass().add("confusion-cell");
        cell.setAccessibleText(Messages.text(
                "runs.confusion.cell",
                confusion.counts()[row][column],
                confusion.classes().get(row),
                confusion.classes().get(column)));
        return cell;
    }
}
