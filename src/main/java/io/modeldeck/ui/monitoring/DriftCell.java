package io.modeldeck.ui.monitoring;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.ui.chart.Sparkline;
import io.modeldeck.ui.figure.ScoreBar;
import io.modeldeck.ui.kit.mark.ConditionBadge;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One result in the ranked list: name and state, score against the limit, and what it was decided from. */
final class DriftCell extends ListCell<DriftResult> {

    private static final double SPARK_WIDTH = 48;
    private static final double SPARK_HEIGHT = 16;

    private final Predicate<DriftResult> excluded;
    private final Function<DriftResult, double[]> course;
    private final Function<DriftResult, Optional<String>> ranked;
    private final Theme theme;

    /**
     * @param excluded whether a result is about a feature that takes no part
     * @param course how high its checks scored
     * @param ranked by what it has its place, where that is not its score
     */
    DriftCell(
            Theme theme,
            Predicate<DriftResult> excluded,
            Function<DriftResult, double[]> course,
            Function<DriftResult, Optional<String>> ranked) {
        this.theme = theme;
        this.excluded = excluded;
        this.course = course;
        this.ranked = ranked;
    }

    @Override
    protected void updateItem(DriftResult result, boolean empty) {
        super.updateItem(result, empty);
        setText(null);
        if (empty || result == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        Label name = new Label(DriftNames.of(result));
        name.getStyleClass().add("heading");
        name.setMinWidth(40);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        boolean apart = excluded.test(result);
        HBox head = new HBox(name, space, apart ? DriftDetail.excludedBadge() : ConditionBadge.of(result.state()));
        head.getStyleClass().add("row");
        ScoreBar bar = ScoreBar.of(result);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label score =
                new Label(result.state() == DriftState.NOT_EVALUATED ? Formats.NONE : DriftNames.score(result.score()));
        score.setMinWidth(36);
        HBox middle = new HBox(bar, score);
        middle.getStyleClass().add("row");
        Label note = new Label(ranked.apply(result).orElseGet(() -> note(result)));
        note.getStyleClass().add("caption");
        VBox item = new VBox(head, middle, foot(result, note));
        item.getStyleClass().add("drift-item");
        if (apart) {
            item.getStyleClass().add("drift-excluded");
        }
        item.setMinWidth(0);
        item.setPrefWidth(0);
        setGraphic(item);
        setAccessibleText(DriftNames.sentence(result));
    }

    /** What it was decided from, and the course of its scores from nothing on. */
    private HBox foot(DriftResult result, Label note) {
        note.setMinWidth(0);
        HBox foot = new HBox(note);
        foot.getStyleClass().add("row");
        double[] scores = course.apply(result);
        if (scores.length > 1) {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Sparkline line = new Sparkline();
            line.setPalette(theme.palette());
            line.setFromZero(true);
            line.setMinSize(SPARK_WIDTH, SPARK_HEIGHT);
            line.setPrefSize(SPARK_WIDTH, SPARK_HEIGHT);
            line.setMaxSize(SPARK_WIDTH, SPARK_HEIGHT);
            line.setValues(scores, Messages.text("drift.spark", scores.length));
            foot.getChildren().addAll(space, line);
        }
        return foot;
    }

    private static String note(DriftResult result) {
        List<String> parts = new ArrayList<>();
        parts.add(DriftNames.method(result.verdict().method()));
        result.verdict().pValueCorrected().ifPresent(p -> parts.add(DriftNames.pValue(p)));
        parts.add(Messages.text("drift.n", Formats.count(result.nCurrent())));
        return String.join(" · ", parts);
    }
}
