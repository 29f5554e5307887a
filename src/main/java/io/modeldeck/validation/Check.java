package io.modeldeck.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that was looked for besides the figures.
 *
 * @param columns those that it speaks of
 */
public record Check(Kind kind, Status status, String sentence, List<String> columns) {

    /** What can be looked for, by the names of a recipe's {@code failOn} and {@code ignore}. */
    public enum Kind {
        /** Held-out rows that were learnt from. */
        DUPLICATES("duplicates"),
        /** Features that name a row and say nothing of the next one. */
        IDENTIFIERS("identifiers"),
        /** Features that know the label by themselves. */
        LABEL_KNOWING("labelKnowing"),
        /** Segments worse than the rest, or than the champion. */
        WEAK_SEGMENTS("weakSegments"),
        /** Probabilities that do not mean what they say. */
        CALIBRATION("calibration");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What came of it. */
    public enum Status {
        OK,
        WARNING,
        FAILED,
        /** What it needs is not known. */
        NOT_CHECKED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public Check {
        columns = List.copyOf(columns);
    }

    static Check ok(Kind kind, String sentence) {
        return new Check(kind, Status.OK, sentence, List.of());
    }

    static Check notChecked(Kind kind, String sentence) {
        return new Check(kind, Status.NOT_CHECKED, sentence, List.of());
    }

    static Check warning(Kind kind, String sentence, List<String> columns) {
        return new Check(kind, Status.WARNING, sentence, columns);
    }

    public boolean failed() {
        return status == Status.FAILED;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", kind.word());
        document.put("status", status.word());
        document.put("sentence", sentence);
        document.put("columns", columns);
        return document;
    }
}
