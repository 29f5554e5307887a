package io.modeldeck.ui.shell;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/** The screen alone, as large as the display: for a wall, or to look closely. Escape leaves it, too. */
final class FullScreen {

    private final BorderPane frame;
    private final BorderPane inner;
    private final BooleanProperty fromAfar;
    private final ChangeListener<Boolean> left = (property, before, now) -> {
        if (!now) {
            restore();
        }
    };
    private Optional<Chrome> hidden = Optional.empty();
    private boolean following;

    /** What stands around a screen. */
    private record Chrome(Node left, Node top, Node bottom) {}

    /**
     * @param frame with the sections on its left and the status line at its bottom
     * @param inner with the top bar
     * @param fromAfar told whether the screen stands alone
     */
    FullScreen(BorderPane frame, BorderPane inner, BooleanProperty fromAfar) {
        this.frame = frame;
        this.inner = inner;
        this.fromAfar = fromAfar;
    }

    /** Whether there is a window that could become so large. */
    boolean isPossible() {
        return stage().isPresent();
    }

    void flip() {
        stage().ifPresent(stage -> {
            follow(stage);
            if (hidden.isEmpty()) {
                hide();
                stage.setFullScreen(true);
            } else {
                stage.setFullScreen(false);
                restore();
            }
        });
    }

    /** Escape and the system leave it without asking us. The stage outlives the workspace whose frame this is, so it holds nothing of it. */
    private void follow(Stage stage) {
        if (!following) {
            following = true;
            stage.fullScreenProperty().addListener(new WeakChangeListener<>(left));
        }
    }

    void hide() {
        if (hidden.isEmpty()) {
            hidden = Optional.of(new Chrome(frame.getLeft(), inner.getTop(), frame.getBottom()));
            frame.setLeft(null);
            inner.setTop(null);
            frame.setBottom(null);
            fromAfar.set(true);
        }
    }

    void restore() {
        hidden.ifPresent(chrome -> {
            frame.setLeft(chrome.left());
            inner.setTop(chrome.top());
            frame.setBottom(chrome.bottom());
            fromAfar.set(false);
        });
        hidden = Optional.empty();
    }

    /** The window, where there is one. */
    Optional<Stage> stage() {
        return Optional.ofNullable(frame.getScene())
                .map(Scene::getWindow)
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast);
    }
}
