package io.modeldeck.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.config.ConfigOrigin;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Input;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Settings are found by their words, taken where they are right, and taken back. */
class SettingsOnScreenTest extends WorkspaceDesk {

    @Test
    @DisplayName("A key of the config is overridden, refused where it is wrong, and reset")
    void overridesAndResets() {
        console.go(new Place.Settings());
        FxTest.doOnFx(() -> ((SettingsView) console.screen()).choose("Monitoring"));
        type("#setting-aggregation-driftCheck", "soon");
        assertThat(interval()).as("what is wrong is not taken").isEqualTo(Duration.ofHours(6));
        type("#setting-aggregation-driftCheck", "2h");
        assertThat(interval()).isEqualTo(Duration.ofHours(2));
        assertThat(origin()).isEqualTo(ConfigOrigin.GLOBAL);
        FxTest.doOnFx(() -> console.scene()
                .getRoot()
                .lookupAll("#setting-aggregation-driftCheck .button-icon")
                .forEach(button -> ((Button) button).fire()));
        console.settle();
        assertThat(interval()).isEqualTo(Duration.ofHours(6));
        assertThat(origin()).isEqualTo(ConfigOrigin.DEFAULT);
    }

    @Test
    @DisplayName("A look that was changed is taken back, and its control shows that")
    void looks() {
        console.go(new Place.Settings());
        FxTest.doOnFx(() -> ((SettingsView) console.screen()).choose("Appearance"));
        console.settle();
        FxTest.doOnFx(() -> {
            console.scene().getRoot().applyCss();
            console.scene().getRoot().layout();
        });
        CheckBox contrast = FxTest.onFx(() -> console.scene().getRoot().lookupAll(".check-box").stream()
                .map(CheckBox.class::cast)
                .filter(box -> "High contrast".equals(box.getAccessibleText()))
                .findFirst()
                .orElseThrow());
        Look before = FxTest.onFx(() -> context().theme().look().get());
        FxTest.doOnFx(contrast::fire);
        assertThat(FxTest.onFx(() -> context().theme().look().get())).isEqualTo(before.withContrast(true));
        console.undo();
        assertThat(FxTest.onFx(() -> context().theme().look().get())).isEqualTo(before);
        assertThat(FxTest.onFx(contrast::isSelected)).isFalse();
        console.undo();
        assertThat(FxTest.onFx(() -> context().theme().look().get()))
                .as("taking back is no change of its own")
                .isEqualTo(before);
    }

    @Test
    @DisplayName("Search finds settings of every section and hides the rest")
    void searches() {
        console.go(new Place.Settings());
        TextField search = FxTest.find(console.window().root(), "#search", TextField.class);
        FxTest.doOnFx(() -> search.setText("second person"));
        console.settle();
        CheckBox found =
                FxTest.find(console.window().root(), "#setting-policy-secondPerson .check-box", CheckBox.class);
        assertThat(FxTest.onFx(
                        () -> found.isVisible() && found.getParent().getParent().isVisible()))
                .isTrue();
        assertThat(FxTest.onFx(() -> console.scene()
                        .getRoot()
                        .lookup("#setting-aggregation-driftCheck")
                        .isVisible()))
                .isFalse();
    }

    @Test
    @DisplayName("Whatever the settings hold is found by its words")
    void everySettingIsFound() {
        console.go(new Place.Settings());
        TextField search = FxTest.find(console.window().root(), "#search", TextField.class);
        List<Control> controls = FxTest.onFx(
                () -> FxTest.find(console.window().root(), "#sections", Parent.class).lookupAll("*").stream()
                        .filter(node ->
                                node instanceof ButtonBase || node instanceof TextField || node instanceof ComboBox)
                        .map(Control.class::cast)
                        // which model the config below is of, and the way out of a search that finds nothing
                        .filter(control -> !Messages.text("config.scope").equals(control.getAccessibleText()))
                        .filter(control -> !(control instanceof Hyperlink))
                        .toList());
        assertThat(controls).hasSizeGreaterThan(100);
        FxTest.doOnFx(() -> controls.forEach(control -> {
            SettingRow row = row(control);
            List<String> words = new ArrayList<>(List.of(((Label) row.lookup(".label")).getText()));
            if (control instanceof ButtonBase button && !button.getText().isBlank()) {
                words.add(button.getText());
            }
            words.forEach(said -> {
                search.setText(said);
                assertThat(row.isVisible() && row.getParent().isVisible())
                        .as(said)
                        .isTrue();
            });
        }));
    }

    private static SettingRow row(Node control) {
        Node at = control;
        while (!(at instanceof SettingRow)) {
            at = at.getParent();
            assertThat(at).as("a row around %s", control).isNotNull();
        }
        return (SettingRow) at;
    }

    private void type(String row, String typed) {
        TextField field = FxTest.find(console.window().root(), row + " .text-field", TextField.class);
        FxTest.doOnFx(() -> {
            field.setText(typed);
            field.fireEvent(Input.key(KeyCode.ENTER));
        });
        console.settle();
    }

    private Duration interval() {
        return engine.config()
                .effective(OptionalLong.empty(), OptionalLong.empty())
                .aggregation()
                .intervals()
                .get("driftCheck");
    }

    private ConfigOrigin origin() {
        return engine.config().explain(OptionalLong.empty(), OptionalLong.empty()).stream()
                .filter(entry -> entry.path().equals("aggregation.driftCheck"))
                .findFirst()
                .orElseThrow()
                .origin();
    }
}
