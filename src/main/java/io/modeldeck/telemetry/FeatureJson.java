package io.modeldeck.telemetry;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Prediction;
import io.modeldeck.telemetry.file.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/** The features of an event as one flat JSON object: numbers in their shortest form, texts, booleans; what is missing is absent. */
final class FeatureJson {

    private FeatureJson() {}

    static void write(Map<String, ?> features, StringBuilder out) {
        out.append('{');
        for (Map.Entry<String, ?> feature : features.entrySet()) {
            Object value = feature.getValue();
            if (value == null || value instanceof Number number && !Double.isFinite(number.doubleValue())) {
                continue;
            }
            key(feature.getKey(), out);
            switch (value) {
                case Double number -> Labels.append(number, out);
                case Float number -> Labels.append(number, out);
                case Number number -> out.append(number);
                case Boolean truth -> out.append(truth.booleanValue());
                case String text -> JsonText.quote(text, out);
                default -> out.append(Json.write(value));
            }
        }
        out.append('}');
    }

    /** Begins the next member of the object that was opened with a brace. */
    static void key(String name, StringBuilder out) {
        if (out.charAt(out.length() - 1) != '{') {
            out.append(',');
        }
        JsonText.quote(name, out);
        out.append(':');
    }

    /** Reads the probabilities of classes as {@link Prediction#probabilities} has them; null is none. */
    static Map<String, Double> readProbabilities(String json) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        if (json != null) {
            Json.readObject(json).forEach((name, value) -> probabilities.put(name, ((Number) value).doubleValue()));
        }
        return probabilities;
    }

    /** Reads the features as {@link Prediction#features} has them. */
    static Map<String, Object> read(String json) {
        Map<String, Object> features = new LinkedHashMap<>();
        Json.readObject(json)
                .forEach((name, value) ->
                        features.put(name, value instanceof Number n ? (Object) n.doubleValue() : value));
        return features;
    }
}
