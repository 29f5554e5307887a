package io.modeldeck.playground;

import io.modeldeck.domain.Json;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.TensorJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer as the JSON that is copied. */
public final class AnswerJson {

    private AnswerJson() {}

    public static String of(Answered answered) {
        return Json.pretty(document(answered));
    }

    static Map<String, Object> document(Answered answered) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("model", answered.version().modelName());
        document.put("version", answered.version().deploymentVersion());
        document.put("latencyMillis", answered.millis());
        document.put("recorded", answered.recorded());
        answered.rows().ifPresent(rows -> row(rows, document));
        answered.text().ifPresent(text -> {
            document.put("response", text.words());
            document.put("finish", text.finish());
            document.put("inputTokens", text.usage().inputTokens());
            document.put("outputTokens", text.usage().outputTokens());
        });
        answered.tensors().ifPresent(outputs -> {
            Map<String, Object> written = new LinkedHashMap<>();
            outputs.forEach((name, output) -> written.put(name, TensorJson.write(output)));
            document.put("outputs", written);
        });
        return document;
    }

    private static void row(Predictions rows, Map<String, Object> document) {
        document.put("prediction", rows.values().getFirst());
        document.put("confidence", rows.confidence()[0]);
        if (rows.hasScores()) {
            Map<String, Double> scores = new LinkedHashMap<>();
            for (int i = 0; i < rows.classes().size(); i++) {
                scores.put(rows.classes().get(i), rows.scores()[0][i]);
            }
            document.put("scores", scores);
        }
    }
}
