package io.modeldeck.alert;

import io.modeldeck.domain.Problem;
import java.util.Arrays;
import java.util.Locale;

/** What a person says of an alert afterwards. */
public enum Usefulness {
    USEFUL,
    NOISE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Usefulness of(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem("An alert was 'useful' or 'noise', not '" + word + "'."));
    }
}
