package io.modeldeck.ui.kit.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CutTextTest {

    private static void lay(Label label, double width) {
        label.setMinWidth(width);
        label.setMaxWidth(width);
        label.getScene().getRoot().applyCss();
        label.getScene().getRoot().layout();
        CutText.entered(label);
    }

    @Test
    @DisplayName("A text that was shortened shows whole on hovering, one that fits does not; words of its own stay")
    void whole() {
        FxTest.doOnFx(() -> {
            Label label = new Label("last retraining 1 day ago, minimum is 7");
            new Scene(new HBox(label), 600, 60);
            lay(label, 80);
            assertThat(label.getTooltip().getText()).isEqualTo(label.getText());
            lay(label, 500);
            assertThat(label.getTooltip()).isNull();
            label.setTooltip(new Tooltip("own words"));
            lay(label, 80);
            assertThat(label.getTooltip().getText()).isEqualTo("own words");
        });
    }
}
