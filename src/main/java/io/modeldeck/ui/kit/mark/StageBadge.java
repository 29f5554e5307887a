package io.modeldeck.ui.kit.mark;

import io.modeldeck.domain.Stage;
import io.modeldeck.registry.Validation;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;

/** Where a version stands, and what is known of its quality: shape and word. */
public final class StageBadge {

    private StageBadge() {}

    public static Badge of(Stage stage) {
        String word = Messages.text("stage." + stage.word());
        return switch (stage) {
            case CANDIDATE -> new Badge(Glyph.PENDING, word, Tone.NEUTRAL);
            case STAGING -> new Badge(Glyph.STAGING, word, Tone.ACCENT);
            case PRODUCTION -> new Badge(Glyph.PRODUCTION, word, Tone.GOOD);
            case ARCHIVED -> new Badge(Glyph.ARCHIVED, word, Tone.NEUTRAL);
        };
    }

    public static Badge of(Validation validation) {
        String word = Messages.text("validation." + validation.word());
        return switch (validation) {
            case NONE -> new Badge(Glyph.PENDING, word, Tone.NEUTRAL);
            case PASSED -> new Badge(Glyph.OK, word, Tone.GOOD);
            case FAILED -> new Badge(Glyph.FAILED, word, Tone.DANGER);
            case UNVALIDATED -> new Badge(Glyph.WARNING, word, Tone.WARNING);
        };
    }
}
