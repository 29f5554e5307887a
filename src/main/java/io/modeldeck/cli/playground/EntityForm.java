package io.modeldeck.cli.playground;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.domain.Json;
import io.modeldeck.registry.ModelVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model found in one text, with the pieces of the text that it speaks of. */
final class EntityForm {

    private EntityForm() {}

    static Answer of(ModelVersion version, String text, String prediction, boolean recorded) {
        Map<String, Object> said = Json.readObject(prediction);
        Map<String, Object> document = Answer.document(
                "model", version.modelName(), "version", version.deploymentVersion(), "recorded", recorded);
        TextTable table = new TextTable("entity", "text", "from>", "to>", "score>");
        said.forEach((kind, list) -> document.put(kind, withText((List<?>) list, text)));
        for (Object each : (List<?>) document.get("entities")) {
            Map<?, ?> entity = (Map<?, ?>) each;
            table.row(
                    entity.get("label"),
                    entity.get("text"),
                    entity.get("from"),
                    entity.get("to"),
                    Numbers.text(((Number) entity.get("score")).doubleValue()));
        }
        return Answer.of(
                document, new Report().table(table, "Nothing was found.").line("By " + version.label() + "."));
    }

    private static List<Map<String, Object>> withText(List<?> labels, String text) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object each : labels) {
            Map<String, Object> one = new LinkedHashMap<>();
            ((Map<?, ?>) each).forEach((key, value) -> one.put(String.valueOf(key), value));
            one.put("text", text.substring(place(one, "from"), place(one, "to")));
            all.add(one);
        }
        return all;
    }

    private static int place(Map<String, Object> label, String key) {
        return ((Number) label.get(key)).intValue();
    }
}
