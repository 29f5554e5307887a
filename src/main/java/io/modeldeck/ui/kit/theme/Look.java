package io.modeldeck.ui.kit.theme;

import io.modeldeck.ui.kit.text.Language;
import io.modeldeck.ui.kit.text.Messages;

/**
 * How the console looks to somebody.
 *
 * @param textScale of all texts: 1, or up to {@value #LARGEST} for those who need larger ones
 * @param compact rows of tables close together, so that more of them are in sight
 * @param highContrast texts and borders in the strongest colours of the theme
 * @param calm less motion, whatever the platform says
 * @param language of the window's texts, from its next start on
 */
public record Look(
        ThemeChoice theme, double textScale, boolean compact, boolean highContrast, boolean calm, Language language) {

    public static final double LARGEST = 1.5;

    public Look {
        textScale = Double.isFinite(textScale) ? Math.clamp(textScale, 1, LARGEST) : 1;
    }

    /** As the platform has it. */
    public static Look standard() {
        return new Look(ThemeChoice.SYSTEM, 1, false, false, false, Messages.language());
    }

    public Look with(ThemeChoice other) {
        return new Look(other, textScale, compact, highContrast, calm, language);
    }

    public Look withText(double scale) {
        return new Look(theme, scale, compact, highContrast, calm, language);
    }

    public Look withCompact(boolean close) {
        return new Look(theme, textScale, close, highContrast, calm, language);
    }

    public Look withContrast(boolean high) {
        return new Look(theme, textScale, compact, high, calm, language);
    }

    public Look withCalm(boolean less) {
        return new Look(theme, textScale, compact, highContrast, less, language);
    }

    public Look withLanguage(Language other) {
        return new Look(theme, textScale, compact, highContrast, calm, other);
    }
}
