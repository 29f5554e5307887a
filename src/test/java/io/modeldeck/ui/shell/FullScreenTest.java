package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FullScreenTest {

    private final Node sections = new Region();
    private final Node status = new Region();
    private final Node bar = new Region();
    private final BorderPane inner = new BorderPane(new Region());
    private final BorderPane frame = new BorderPane(inner);
    private final BooleanProperty fromAfar = new SimpleBooleanProperty();
    private final FullScreen full = new FullScreen(frame, inner, fromAfar);

    private void assertAlone() {
        assertThat(frame.getLeft()).isNull();
        assertThat(frame.getBottom()).isNull();
        assertThat(inner.getTop()).isNull();
        assertThat(frame.getCenter()).isSameAs(inner);
        assertThat(fromAfar.get()).isTrue();
    }

    private void assertWhole() {
        assertThat(frame.getLeft()).isSameAs(sections);
        assertThat(frame.getBottom()).isSameAs(status);
        assertThat(inner.getTop()).isSameAs(bar);
        assertThat(fromAfar.get()).isFalse();
    }

    @Test
    @DisplayName("The screen stands alone until the key is pressed again, or the system leaves by itself")
    void alone() {
        FxTest.doOnFx(() -> {
            frame.setLeft(sections);
            frame.setBottom(status);
            inner.setTop(bar);
            Stage stage = new Stage();
            assertThat(full.isPossible()).isFalse();
            stage.setScene(new Scene(frame, 600, 400));
            stage.show();
            assertThat(full.isPossible()).isTrue();
            full.flip();
            assertThat(stage.isFullScreen()).isTrue();
            assertAlone();
            full.flip();
            assertThat(stage.isFullScreen()).isFalse();
            assertWhole();
            full.flip();
            assertAlone();
            // as Escape does
            stage.setFullScreen(false);
            assertWhole();
            stage.close();
        });
    }
}
