package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.domain.Severity;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A limit that is moved on a chart is tried, kept and taken back. */
class LimitOnScreenTest extends MonitoredModel {

    @Test
    @DisplayName("Metrics: a limit is tried on the last days where it was drawn, kept for the model, and taken back")
    void limit() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(MetricsView::new, new Place.Metrics(model.id()), screens);
        // calls take 20 ms
        drag(root, -60);
        assertThat(labels(root)).anyMatch(said -> said.contains("never did"));
        AlertRule before = p95();
        click(root, "Discard");
        assertThat(labels(root)).noneMatch(said -> said.contains("never did"));
        drag(root, -60);
        AlertRule edited = engine.alertRules().edit(PERSON, NOW, before.with(before.condition(), Severity.INFO), "");
        click(root, "Save for churn");
        assertThat(p95())
                .as("with what somebody else changed about it meanwhile")
                .matches(rule -> !rule.isGlobal() && rule.condition().threshold() < 500)
                .matches(rule -> rule.severity() == Severity.INFO);
        FxTest.doOnFx(() -> context.toasts().undo().back(context.toasts(), () -> {}));
        FxTest.settle(tasks);
        assertThat(p95()).isEqualTo(edited);

        drag(root, -60);
        AlertRule other = engine.alertRules().edit(PERSON, NOW, LimitTrial.at(edited, 77), "");
        click(root, "Save for all models");
        assertThat(labels(root)).anyMatch(said -> said.contains("Somebody changed the limit"));
        assertThat(p95()).isEqualTo(other);

        Node elsewhere = FxTest.onFx(() -> root.lookupAll(".layer").stream()
                .filter(ToggleButton.class::isInstance)
                .filter(Node::isVisible)
                .findFirst()
                .orElseThrow());
        FxTest.doOnFx(() -> {
            elsewhere.requestFocus();
            screens.getFirst().show(new Place.Metrics(model.id()));
        });
        FxTest.settle(tasks);
        assertThat(labels(root)).noneMatch(said -> said.contains("Somebody changed the limit"));
        assertThat(FxTest.onFx(() -> root.getScene().getFocusOwner()))
                .as("who is elsewhere when the trial goes away stays there")
                .isSameAs(elsewhere);
    }

    private AlertRule p95() {
        return engine.alertRules().effective(model.id()).stream()
                .filter(rule -> rule.name().equals("p95 latency"))
                .findFirst()
                .orElseThrow();
    }

    /** Holds the topmost limit of the first chart by keys, moves it, and lets it go. */
    private void drag(Parent root, int steps) {
        FxTest.doOnFx(() -> {
            ChartPane pane = FxTest.find(root, ".chart-panel", ChartPanel.class).pane();
            pane.fireEvent(key(KeyCode.M));
            for (int i = 0; i < Math.abs(steps); i++) {
                pane.fireEvent(key(steps < 0 ? KeyCode.DOWN : KeyCode.UP));
            }
            pane.fireEvent(key(KeyCode.ENTER));
        });
        FxTest.settle(tasks);
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }
}
