package io.modeldeck.ui.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.testing.FxTest;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

class AlertDetailTest extends AlertDesk {

    @Test
    void anotherOneIsReadFromItsBeginningAndTheSameOneStaysWhereItWasRead() {
        List<AlertRule> rules = engine.alertRules().all();
        FxTest.doOnFx(() -> {
            AlertDetail detail = new AlertDetail(context.get(), new AlertActions(context.get(), () -> {}));
            detail.show(rules.getFirst(), "", "", new Label());
            detail.setVvalue(.5);
            detail.show(rules.getFirst(), "", "", new Label());
            assertThat(detail.getVvalue()).isEqualTo(.5);
            detail.show(rules.getLast(), "", "", new Label());
            assertThat(detail.getVvalue()).isZero();
        });
    }
}
