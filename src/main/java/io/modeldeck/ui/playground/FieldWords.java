package io.modeldeck.ui.playground;

import io.modeldeck.chart.Quantity;
import io.modeldeck.drift.ColumnSummary;
import io.modeldeck.playground.InputField;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Locale;

/** What stands below a field to be filled in. Numbers are written as they would be typed there, with a point in every language. */
final class FieldWords {

    /** From here on the digits behind the point say nothing. */
    private static final double WHOLE = 1_000;

    private FieldWords() {}

    /** What the baseline says of the field, in a few words; empty where it says nothing. */
    static String hint(InputField field) {
        return field.seen().map(FieldWords::hint).orElse("");
    }

    private static String hint(ColumnSummary summary) {
        if (summary.figure("min").isPresent()) {
            return Messages.text(
                    "playground.field.range",
                    number(summary, "min"),
                    number(summary, "max"),
                    number(summary, "q1"),
                    number(summary, "q3"));
        }
        return summary.shares().entrySet().stream()
                .findFirst()
                .map(most -> Messages.text("playground.field.often", most.getKey(), Formats.percent(most.getValue())))
                .orElse("");
    }

    /** What is the matter with the value of a field. */
    static String matter(InputField field, InputField.Matter matter) {
        String key = "playground.field." + matter.word();
        return switch (matter) {
            case NO_NUMBER, NOT_WHOLE, NO_TRUTH, UNKNOWN -> Messages.text(key);
            case OUTSIDE -> {
                ColumnSummary summary = field.seen().orElseThrow();
                yield Messages.text(key, number(summary, "min"), number(summary, "max"));
            }
        };
    }

    /** As it would be typed into the field. */
    private static String number(ColumnSummary summary, String figure) {
        double value = summary.figure(figure).orElse(Double.NaN);
        return Math.abs(value) >= WHOLE ? Long.toString(Math.round(value)) : Quantity.text("", value, Locale.ROOT);
    }
}
