package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.screen.Screen;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * Where screens stand that nobody has come to yet: in the window, hidden behind the one that is shown. There they are styled and laid out part by part, and
 * are only uncovered when somebody comes. On the FX thread.
 */
final class Backstage {

    private final StackPane stage;

    /** @param stage where screens are shown */
    Backstage(StackPane stage) {
        this.stage = stage;
    }

    /** The next part of a screen, which the next pulse styles and lays out; false where nothing is left. */
    boolean next(Screen screen) {
        boolean more = screen.standAhead();
        if (more && screen.node().getParent() == null) {
            stand(screen.node());
        }
        return more;
    }

    /** What the screen that is shown needs of room is not for this one to say. */
    private void stand(Node node) {
        Insets edge = stage.getInsets();
        node.setVisible(false);
        node.setManaged(false);
        stage.getChildren().add(node);
        node.resizeRelocate(
                edge.getLeft(),
                edge.getTop(),
                Math.max(0, stage.getWidth() - edge.getLeft() - edge.getRight()),
                Math.max(0, stage.getHeight() - edge.getTop() - edge.getBottom()));
    }

    /** Shows this one alone. One that stood there is not styled again; the others leave, so that the next one who comes finds them as they were. */
    void uncover(Node node) {
        stage.getChildren().removeIf(other -> other != node);
        if (stage.getChildren().isEmpty()) {
            stage.getChildren().add(node);
        }
        node.setManaged(true);
        node.setVisible(true);
    }
}
