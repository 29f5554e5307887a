package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Problem;
import io.modeldeck.retraining.ReopenCondition;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.text.Messages;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks what is to make a request that is sent back wait for a decision again. */
final class ReopenChoice extends VBox {

    private enum Kind {
        HAND,
        LABELS,
        DRIFT,
        DATE
    }

    private final ZoneId zone;
    private final ChoiceBox<Kind> kind = new ChoiceBox<>();
    private final TextField labels = new TextField("500");
    private final TextField drift = new TextField("0.3");
    private final DatePicker date = new DatePicker();
    private final HBox line = new HBox(8);
    private volatile Chosen chosen = new Chosen(Kind.HAND, "", LocalDate.EPOCH);

    /** What stands in the fields; the work that reads it runs off the FX thread. */
    private record Chosen(Kind kind, String number, LocalDate date) {}

    /** @param tomorrow the first date that is offered */
    ReopenChoice(ZoneId zone, LocalDate tomorrow) {
        this.zone = zone;
        date.setValue(tomorrow);
        labels.setPrefColumnCount(6);
        drift.setPrefColumnCount(6);
        kind.getItems().setAll(Kind.values());
        kind.setValue(Kind.HAND);
        kind.setConverter(ChoiceWords.of(ReopenChoice::text));
        Label label = new Label(Messages.text("retraining.reopen.when"));
        label.setLabelFor(kind);
        label.getStyleClass().add("field-label");
        line.getStyleClass().add("row");
        kind.valueProperty().addListener(observable -> arrange());
        labels.textProperty().addListener(observable -> note());
        drift.textProperty().addListener(observable -> note());
        date.valueProperty().addListener(observable -> note());
        getStyleClass().add("field");
        getChildren().addAll(label, line);
        arrange();
    }

    private static String text(Kind kind) {
        return Messages.text(
                switch (kind) {
                    case HAND -> "retraining.reopen.hand";
                    case LABELS -> "retraining.reopen.labels";
                    case DRIFT -> "retraining.reopen.drift";
                    case DATE -> "retraining.reopen.date";
                });
    }

    private void arrange() {
        Optional<Node> field = switch (kind.getValue()) {
            case HAND -> Optional.empty();
            case LABELS -> Optional.of(labels);
            case DRIFT -> Optional.of(drift);
            case DATE -> Optional.of(date);
        };
        line.getChildren().setAll(kind);
        field.ifPresent(line.getChildren()::add);
        note();
    }

    private void note() {
        String number = kind.getValue() == Kind.LABELS ? labels.getText() : drift.getText();
        chosen = new Chosen(kind.getValue(), number.strip(), date.getValue());
    }

    /** What was chosen; a sentence where it is no number. Any thread may ask. */
    Optional<ReopenCondition> condition() {
        Chosen now = chosen;
        return switch (now.kind()) {
            case HAND -> Optional.empty();
            case LABELS -> Optional.of(new ReopenCondition.NewLabels((int) number(now)));
            case DRIFT -> Optional.of(new ReopenCondition.DriftScore(number(now)));
            case DATE ->
                Optional.of(new ReopenCondition.At(now.date().atStartOfDay(zone).toInstant()));
        };
    }

    private static double number(Chosen chosen) {
        try {
            return Double.parseDouble(chosen.number());
        } catch (NumberFormatException e) {
            throw new Problem(Messages.text("retraining.reopen.wrong", chosen.number()), e);
        }
    }
}
