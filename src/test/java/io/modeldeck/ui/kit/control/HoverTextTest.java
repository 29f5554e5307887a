package io.modeldeck.ui.kit.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Input;
import io.modeldeck.ui.kit.overlay.Toasts;
import io.modeldeck.ui.kit.screen.Writing;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HoverTextTest {

    @BeforeAll
    static void toolkit() {
        FxTest.start();
    }

    /** The last thing that is said is shown, also after the first hovering, and a screen reader has it without any. */
    @Test
    void whatIsSaidIsHelpAtOnceAndATooltipOnceSomebodyHovers() {
        FxTest.doOnFx(() -> {
            Label label = new Label("p95");
            HoverText.of(label, "first");
            HoverText.of(label, "second");
            assertThat(label.getAccessibleHelp()).isEqualTo("second");
            assertThat(label.getTooltip()).isNull();
            enter(label);
            assertThat(label.getTooltip().getText()).isEqualTo("second");
            HoverText.of(label, "third");
            assertThat(label.getTooltip().getText()).isEqualTo("third");
            enter(label);
            assertThat(label.getTooltip().getText()).isEqualTo("third");
        });
    }

    @Test
    void wordsThatChangeAreFollowedUntilNothingCanBeWritten() {
        FxTest.doOnFx(() -> {
            StringProperty words = new SimpleStringProperty("Save (S)");
            Button button = new Button();
            HoverText.of(button, words);
            enter(button);
            words.set("Save (W)");
            assertThat(button.getTooltip().getText()).isEqualTo("Save (W)");
            Button refused = Writing.of(false, new Toasts()).guard(new Button());
            Button later = new Button();
            HoverText.of(later, words);
            Writing.of(false, new Toasts()).guard(later);
            enter(later);
            assertThat(later.getTooltip().getText())
                    .isEqualTo(refused.getTooltip().getText());
            assertThat(later.getAccessibleHelp()).isEqualTo(refused.getAccessibleHelp());
        });
    }

    private static void enter(Node node) {
        Event.fireEvent(node, Input.entered());
    }
}
