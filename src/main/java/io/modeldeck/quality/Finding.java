package io.modeldeck.quality;

import io.modeldeck.domain.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that is wrong with the rows of a window.
 *
 * @param kind {@code type}, {@code type_mix}, {@code infinite}, {@code absent}, {@code new_column}, {@code nulls}, {@code range},
 *     {@code outliers}, {@code unknown_category}, {@code duplicates}, {@code constant}, {@code almost_constant} or {@code constraint}
 * @param feature the column; empty for duplicates
 * @param count rows concerned
 * @param of the rows, or the present values, that {@code count} is counted among; 0 where a check of an earlier version did not say
 * @param constraint the broken constraint as it was then, see {@link ConstraintDocument}; empty for the other kinds
 * @param sentence in plain words
 */
public record Finding(
        String kind,
        String feature,
        long count,
        long of,
        Severity severity,
        Map<String, Object> constraint,
        String sentence) {

    /** The kind of a finding about a constraint that a person wrote. */
    public static final String CONSTRAINT = "constraint";

    public Finding {
        // Findings that were stored before constraints came have neither.
        severity = severity == null ? Severity.WARNING : severity;
        constraint = constraint == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(constraint));
    }

    /** Something that differs from the reference. */
    static Finding against(String kind, String feature, long count, long of, String sentence) {
        return new Finding(kind, feature, count, of, Severity.WARNING, Map.of(), sentence);
    }

    /** The share of the rows concerned, 0 to 1; NaN where it is not known. */
    public double share() {
        return of == 0 ? Double.NaN : (double) count / of;
    }
}
