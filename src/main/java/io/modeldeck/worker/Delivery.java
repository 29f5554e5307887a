package io.modeldeck.worker;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a worker says when it is done. The origin's form has the artifact's address at the top.
 *
 * @param sha256 of the model
 * @param url where it lies; empty: it was uploaded
 * @param trainer its word for how it trained
 */
record Delivery(Optional<String> sha256, Optional<String> url, String trainer, Map<String, Object> hyperparameters) {

    private static final int LONGEST_TRAINER = 200;

    static Delivery read(Map<String, Object> document) {
        Map<?, ?> artifact = document.get("artifact") instanceof Map<?, ?> inner ? inner : Map.of();
        Map<String, Object> hyperparameters = new LinkedHashMap<>();
        if (document.get("hyperparameters") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> hyperparameters.put(String.valueOf(name), value));
        }
        String trainer = text(document.get("trainer")).orElse("worker");
        return new Delivery(
                text(artifact.get("sha256"))
                        .or(() -> text(document.get("sha256")))
                        .map(hex -> hex.toLowerCase(Locale.ROOT)),
                text(artifact.get("url")).or(() -> text(document.get("artifactUrl"))),
                trainer.length() <= LONGEST_TRAINER ? trainer : trainer.substring(0, LONGEST_TRAINER),
                hyperparameters);
    }

    private static Optional<String> text(Object value) {
        return value instanceof String text && !text.isBlank() ? Optional.of(text.strip()) : Optional.empty();
    }
}
