package io.modeldeck.validation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Held-out rows that have something in common.
 *
 * @param column whose value they share
 * @param value the value or the range, in words
 * @param rows how many
 * @param measure accuracy, or mean absolute error
 * @param rest the same for all other rows
 * @param pValue of the difference to the rest, corrected for all segments that were looked at (Holm)
 * @param weak whether it is worse than the rest by more than chance explains
 * @param champion the champion's measure on these rows
 * @param behind whether the champion is better here by more than chance explains, corrected in the same way
 */
public record Segment(
        String column,
        String value,
        int rows,
        double measure,
        double rest,
        double pValue,
        boolean weak,
        Optional<Double> champion,
        boolean behind) {

    /** {@code plan is basic}. */
    public String name() {
        return column + " " + value;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("column", column);
        document.put("segment", value);
        document.put("rows", rows);
        document.put("measure", measure);
        document.put("rest", rest);
        document.put("pValue", pValue);
        document.put("weak", weak);
        document.put("champion", champion.orElse(null));
        document.put("behindChampion", behind);
        return document;
    }
}
