package io.modeldeck.ui.shell;

import javafx.scene.control.ScrollPane;

/**
 * What is in sight of the screen that is shown: all of it, unless it needs more room than there is, as with large texts in a small window. Then it is
 * scrolled.
 */
public final class Viewport extends ScrollPane {

    public Viewport() {
        setFitToWidth(true);
        setFitToHeight(true);
        getStyleClass().add("page-scroll");
        // the toolkit keeps a picture of what is scrolled, which outlives the screen that it shows
        skinProperty().addListener(observable -> lookupAll(".viewport").forEach(view -> view.setCache(false)));
    }
}
