package io.modeldeck.quality;

import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Problem;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a constraint may say; anything else is refused in a sentence. */
final class Demands {

    private static final int MOST_VALUES = 1_000;
    private static final int LONGEST_TEXT = 500;

    private Demands() {}

    static void range(OptionalDouble min, OptionalDouble max) {
        if (min.isEmpty() && max.isEmpty()) {
            throw new Problem("A range needs a smallest or a largest value, or both.");
        }
        if (!Double.isFinite(min.orElse(0)) || !Double.isFinite(max.orElse(0))) {
            throw new Problem("The bounds of a range are finite numbers; leave an open side out.");
        }
        if (min.isPresent() && max.isPresent() && min.getAsDouble() > max.getAsDouble()) {
            throw new Problem(
                    "The range from " + Labels.text(min.getAsDouble()) + " to " + Labels.text(max.getAsDouble())
                            + " holds nothing; its smallest value must not be above its largest.");
        }
    }

    static List<String> values(List<String> values) {
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw new Problem("A set has 1 to " + MOST_VALUES + " values, not " + values.size() + ".");
        }
        values.forEach(value -> text("a value of a set", value));
        return values;
    }

    static String feature(String feature) {
        if (feature.isBlank()) {
            throw new Problem("A constraint needs the name of a feature.");
        }
        return text("the name of a feature", feature);
    }

    static String note(String note) {
        return text("a note", note);
    }

    private static String text(String what, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new Problem(what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + " may have at most "
                    + LONGEST_TEXT + " characters, this one has " + text.length() + ".");
        }
        return text;
    }
}
