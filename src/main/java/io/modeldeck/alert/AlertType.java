package io.modeldeck.alert;

import io.modeldeck.domain.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an alert is about. */
public enum AlertType {
    LATENCY,
    ERROR_RATE,
    DRIFT,
    DATA_QUALITY,
    QUALITY,
    METRIC,
    JOB;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AlertType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem("There is no alert type '" + word + "'; choose one of "
                        + Arrays.stream(values()).map(AlertType::word).collect(Collectors.joining(", ")) + "."));
    }
}
