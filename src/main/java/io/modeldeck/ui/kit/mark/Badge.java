package io.modeldeck.ui.kit.mark;

import io.modeldeck.ui.kit.theme.Tone;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

/** A shape and a word on a quiet ground. */
public final class Badge extends Label {

    private String tone = "";
    private Optional<Glyph> glyph = Optional.empty();

    public Badge(Glyph glyph, String word, Tone tone) {
        getStyleClass().add("badge");
        setAccessibleRole(AccessibleRole.TEXT);
        set(glyph, word, tone);
    }

    /** Shows something else. */
    public void set(Glyph glyph, String word, Tone shown) {
        if (!tone.equals(shown.styleClass()) || !this.glyph.equals(Optional.of(glyph))) {
            getStyleClass().remove(tone);
            tone = shown.styleClass();
            getStyleClass().add(tone);
            setGraphic(glyph.node(shown));
            this.glyph = Optional.of(glyph);
        }
        setText(word);
        setAccessibleText(word);
        // never shortened: a word cut off says nothing
        setMinWidth(USE_PREF_SIZE);
    }
}
