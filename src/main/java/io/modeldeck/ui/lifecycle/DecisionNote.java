package io.modeldeck.ui.lifecycle;

import io.modeldeck.retraining.ReopenCondition;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.text.Messages;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is said beside the buttons of a decision: what it takes, or why it was refused. */
final class DecisionNote {

    /** Narrower than this its words would stand below each other. */
    private static final double ROOM_FOR_NOTE = 200;

    private final Paragraph said = new Paragraph("", "field-hint");

    DecisionNote() {
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
    }

    Node node() {
        return said;
    }

    /** What a decision about the request takes. */
    void say(RequestFacts facts) {
        say(words(facts), false);
    }

    void say(String sentence, boolean fault) {
        said.setText(sentence);
        said.getStyleClass().setAll("label", fault ? "field-fault" : "field-hint");
    }

    /** Where there is room it stands in the line of the buttons, else above them. */
    void placeIn(VBox box, HBox buttons) {
        buttons.getChildren().remove(said);
        box.getChildren().remove(said);
        double room = box.getWidth()
                - box.getInsets().getLeft()
                - box.getInsets().getRight()
                - buttons.prefWidth(-1)
                - buttons.getSpacing();
        if (room >= ROOM_FOR_NOTE) {
            buttons.getChildren().addFirst(said);
        } else {
            box.getChildren().add(box.getChildren().indexOf(buttons), said);
        }
    }

    private static String words(RequestFacts facts) {
        if (facts.request().status() == RequestStatus.SENT_BACK) {
            return Messages.text(
                    "retraining.sent-back.note",
                    facts.request()
                            .reopenWhen()
                            .map(ReopenCondition::words)
                            .orElse(Messages.text("retraining.by-hand")));
        }
        if (facts.failing() > 0) {
            return Messages.text(
                    facts.overridable() ? "retraining.decide.despite" : "retraining.decide.never", facts.failing());
        }
        return facts.endorsers().isEmpty()
                ? Messages.text("retraining.decide.note")
                : Messages.text("retraining.endorsed.note", String.join(", ", facts.endorsers()));
    }
}
