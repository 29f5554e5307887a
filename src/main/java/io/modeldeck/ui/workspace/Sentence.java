package io.modeldeck.ui.workspace;

import javafx.scene.control.Label;

/** A text that wraps and is never cut off. */
final class Sentence extends Label {

    Sentence(String text, String... styleClasses) {
        super(text);
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        getStyleClass().addAll(styleClasses);
    }
}
