package io.modeldeck.report;

import io.modeldeck.domain.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The reports that there are. */
public enum ReportKind {
    /** What drifted, by how much, and what it looks like. */
    DRIFT,
    /** What a version is, where it came from, how good it is and what it did. */
    CARD,
    /** What the next shift must know. */
    HANDOVER,
    /** Why a model was retrained, or was not. */
    DECISION,
    /** What an alert found, what it means, and what came of it. */
    ALERT,
    /** A training: on what, how it went, how it was judged. */
    RUN,
    /** How all models do. */
    STATUS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #word}; refuses anything else. */
    public static ReportKind named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem("There is no report '" + word + "'; choose "
                        + Arrays.stream(values()).map(ReportKind::word).collect(Collectors.joining(", ")) + "."));
    }
}
