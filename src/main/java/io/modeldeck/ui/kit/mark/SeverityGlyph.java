package io.modeldeck.ui.kit.mark;

import io.modeldeck.domain.Severity;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;

/** How bad something is: shape and word. */
public final class SeverityGlyph {

    private SeverityGlyph() {}

    public static Badge of(Severity severity) {
        return new Badge(glyph(severity), word(severity), tone(severity));
    }

    /** In a badge that is there already. */
    public static void show(Severity severity, Badge badge) {
        badge.set(glyph(severity), word(severity), tone(severity));
    }

    public static String word(Severity severity) {
        return Messages.text("severity." + severity.word());
    }

    public static Badge ok(String word) {
        return new Badge(Glyph.OK, word, Tone.GOOD);
    }

    public static Badge noData(String word) {
        return new Badge(Glyph.NO_DATA, word, Tone.NEUTRAL);
    }

    public static Glyph glyph(Severity severity) {
        return switch (severity) {
            case INFO -> Glyph.INFO;
            case WARNING -> Glyph.WARNING;
            case CRITICAL -> Glyph.CRITICAL;
        };
    }

    public static Tone tone(Severity severity) {
        return switch (severity) {
            case INFO -> Tone.ACCENT;
            case WARNING -> Tone.WARNING;
            case CRITICAL -> Tone.DANGER;
        };
    }
}
