package io.modeldeck.ui.monitoring;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.ui.kit.ConditionBadge;
import io.modeldeck.ui.kit.DriftNames;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One result in the ranked list: name and state, score against the limit, and what it was decided from. */
final class DriftCell extends ListCell<DriftResult> {

    private final Predicate<DriftResult> excluded;

    /** @param excluded whether a result is about a feature that takes no part */
    DriftCell(Predicate<DriftResult> excluded) {
        this.excluded = excluded;
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
        Label note = new Label(note(result));
        note.getStyleClass().add("caption");
        VBox item = new VBox(head, middle, note);
        item.getStyleClass().add("drift-item");
        if (apart) {
            item.getStyleClass().add("drift-excluded");
        }
        item.setMinWidth(0);
        item.setPrefWidth(0);
        setGraphic(item);
        setAccessibleText(DriftNames.sentence(result));
    }

    private static String note(DriftResult result) {
        List<String> parts = new ArrayList<>();
        parts.add(DriftNames.method(result.verdict().method()));
        result.verdict().pValueCorrected().ifPresent(p -> parts.add(DriftNames.pValue(p)));
        parts.add(Messages.text("drift.n", Formats.count(result.nCurrent())));
        return String.join(" · ", parts);
    }
}
