package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Condition;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.text.Messages;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** The condition as the document that files and the command line have, behind a link: read out of the fields, and back into them while it is typed. */
final class ConditionText extends VBox {

    private static final int ROWS = 7;

    private final ConditionFields fields;
    private final Hyperlink toggle = new Hyperlink();
    private final TextArea area = new TextArea();
    private final Field field = new Field(Messages.text("alerts.rule.json"), area);
    /** Whether one of the two is written from the other at the moment. */
    private boolean following;

    ConditionText(ConditionFields fields) {
        this.fields = fields;
        area.setPrefRowCount(ROWS);
        area.getStyleClass().add("mono");
        field.managedProperty().bind(field.visibleProperty());
        toggle.setOnAction(event -> open(!field.isVisible()));
        area.textProperty().addListener(observable -> typed());
        fields.onChange(this::follow);
        getChildren().addAll(toggle, field);
        open(false);
    }

    private void open(boolean now) {
        field.setVisible(now);
        toggle.setText(Messages.text(now ? "alerts.rule.json.close" : "alerts.rule.json.open"));
        follow();
    }

    /** Says what the fields say; nothing where they make no condition. */
    private void follow() {
        if (following || !field.isVisible()) {
            return;
        }
        following = true;
        field.fault("");
        try {
            area.setText(Json.pretty(fields.condition().document()));
        } catch (Problem unfinished) {
            // what is wrong with the fields stands below them
            area.clear();
        } finally {
            following = false;
        }
    }

    private void typed() {
        if (following) {
            return;
        }
        following = true;
        try {
            fields.show(Condition.parse(area.getText()).document());
            field.fault("");
        } catch (Problem problem) {
            field.fault(problem.getMessage());
        } finally {
            following = false;
        }
    }
}
