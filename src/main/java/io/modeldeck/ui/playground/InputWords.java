package io.modeldeck.ui.playground;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Labels;
import java.util.Map;

/** Inputs of a call on one line of a table. */
final class InputWords {

    private static final int MOST = 160;

    private InputWords() {}

    static String line(Map<String, ?> inputs) {
        StringBuilder words = new StringBuilder();
        for (Map.Entry<String, ?> input : inputs.entrySet()) {
            if (words.length() > MOST) {
                return words + "…";
            }
            words.append(words.isEmpty() ? "" : " · ")
                    .append(input.getKey())
                    .append(' ')
                    .append(value(input.getValue()));
        }
        return words.toString();
    }

    private static String value(Object value) {
        String text = switch (value) {
            case String word -> word;
            case Double number -> Labels.text(number);
            case null, default -> Json.write(value);
        };
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
    }
}
