package io.modeldeck.ui.kit.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Input;
import io.modeldeck.testing.Patience;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.work.Undo;
import java.time.Duration;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ToastsTest {

    private final Toasts toasts = FxTest.onFx(Toasts::new);

    @Test
    @DisplayName("What can be taken back for so long only is offered no longer, also under the mouse")
    void goesInTime() {
        FxTest.doOnFx(() -> {
            toasts.undoable("Run 8 is queued", Undo.Step.at(() -> {}), Duration.ofMillis(1));
            ((Parent) toasts.node())
                    .getChildrenUnmodifiable()
                    .forEach(toast -> Event.fireEvent(toast, Input.entered()));
            assertThat(toasts.shown()).contains("Run 8 is queued");
        });
        Patience.await().until(() -> FxTest.onFx(() -> toasts.shown().isEmpty()));
    }

    @Test
    @DisplayName("What a closed window still works at and says is shown by another one, until it is over")
    void leaves() {
        FxTest.doOnFx(() -> {
            Toasts other = new Toasts();
            Toasts.Work work = toasts.work("Writing");
            work.start(new Action("Stop", () -> {}));
            toasts.leaveTo(other);
            assertThat(toasts.shown()).isEmpty();
            assertThat(other.shown()).contains("Writing");
            work.end();
            assertThat(other.shown()).isEmpty();
            toasts.show("Written");
            assertThat(toasts.shown()).isEmpty();
            assertThat(other.shown()).contains("Written");
        });
    }

    @Test
    @DisplayName("It stands at the bottom right, and above the buttons that are to stay in reach")
    void stepsAside() {
        FxTest.doOnFx(() -> {
            Region buttons = new Region();
            buttons.setMaxSize(500, 100);
            StackPane.setAlignment(buttons, Pos.BOTTOM_RIGHT);
            StackPane root = new StackPane(buttons, toasts.node());
            new Scene(root, 800, 600);
            toasts.show("Saved");
            assertThat(toast(root).getMaxX()).isEqualTo(800);
            assertThat(toast(root).getMaxY()).isEqualTo(600);
            toasts.keepInReach(buttons);
            root.requestLayout();
            ((Parent) toasts.node()).requestLayout();
            assertThat(toast(root).getMaxY()).as("above them").isEqualTo(600 - 100 - 8);
            buttons.setVisible(false);
            ((Parent) toasts.node()).requestLayout();
            assertThat(toast(root).getMaxY()).as("they are out of sight").isEqualTo(600);
        });
    }

    private Bounds toast(StackPane root) {
        root.applyCss();
        root.layout();
        Node shown = ((Parent) toasts.node()).getChildrenUnmodifiable().getFirst();
        return shown.localToScene(shown.getLayoutBounds());
    }
}
