package io.modeldeck.ui.kit.control;

import io.modeldeck.ui.kit.text.Formats;
import javafx.scene.control.Label;

/** A text of one or more sentences that wraps and is never cut off; a number and its unit stay on one line. */
public final class Paragraph extends Label {

    public Paragraph(String text, String... styleClasses) {
        super(Formats.bound(text));
        textProperty().subscribe(said -> {
            if (!textProperty().isBound()) {
                setText(Formats.bound(said));
            }
        });
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        getStyleClass().addAll(styleClasses);
    }
}
