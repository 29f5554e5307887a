package io.modeldeck.ui.kit.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Input;
import io.modeldeck.testing.Patience;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.work.Undo;
import java.time.Duration;
import javafx.event.Event;
import javafx.scene.Parent;
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
}
