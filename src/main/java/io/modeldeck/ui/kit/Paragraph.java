package io.modeldeck.ui.kit;

import javafx.scene.control.Label;

/** A text of one or more sentences that wraps and is never cut off. */
public final class Paragraph extends Label {

    public Paragraph(String text, String... styleClasses) {
        super(text);
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        getStyleClass().addAll(styleClasses);
    }
}
