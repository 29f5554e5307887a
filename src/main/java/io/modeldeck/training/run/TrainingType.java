package io.modeldeck.training.run;

import java.util.Locale;

/** What a run does: a model's first version, a new version from newer rows, or a continuation of an existing one. */
public enum TrainingType {
    INITIAL,
    RETRAIN,
    FINETUNE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TrainingType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
