package io.modeldeck.registry;

import io.modeldeck.domain.Problem;

/** What a name from outside may be. A name is only ever a bound value or shown text, never a path. */
final class Names {

    static final int LIMIT = 200;

    private Names() {}

    /** Any script, 1 to 200 characters, none of them invisible controls or lone surrogates. */
    static String requireText(String what, String option, String text) {
        boolean printable = text.codePoints().noneMatch(Names::isHidden);
        if (text.isBlank() || text.length() > LIMIT || !printable || !text.equals(text.strip())) {
            throw new Problem(what + " must have 1 to " + LIMIT
                    + " printable characters and neither start nor end with a blank; give another with " + option
                    + ".");
        }
        return text;
    }

    private static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                // The joiners belong to written Persian, Hindi and to composed pictograms.
                codePoint != 0x200C && codePoint != 0x200D;
            default -> false;
        };
    }
}
