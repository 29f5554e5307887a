package io.modeldeck.config;

import io.modeldeck.config.MonitoringConfig.TriggerCondition;
import io.modeldeck.domain.Nearest;
import io.modeldeck.domain.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of what raises a retraining request, as it stands in a document. */
final class TriggerList {

    private static final List<String> KEYS = List.of("type", "driftTypes", "threshold");
    private static final List<String> DRIFT_TYPES = List.of("input", "prediction", "concept");
    private static final ConfigType TYPE =
            new ConfigType.Word(List.of(TriggerCondition.DRIFT, TriggerCondition.ERROR_RATE));
    private static final ConfigType SHARE = new ConfigType.Real(0, 1);

    private TriggerList() {}

    static Object accept(String path, Object value) {
        if (!(value instanceof List<?> list)) {
            throw ConfigType.wrong(path, value, "a list of conditions in square brackets");
        }
        List<Object> accepted = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            accepted.add(condition(path + "[" + i + "]", list.get(i)));
        }
        return List.copyOf(accepted);
    }

    /** The conditions of a list that {@link #accept} returned. */
    static List<TriggerCondition> read(Object accepted) {
        return ((List<?>) accepted)
                .stream()
                        .map(entry -> (Map<?, ?>) entry)
                        .map(map -> new TriggerCondition(
                                (String) map.get("type"),
                                map.get("driftTypes") instanceof List<?> types
                                        ? types.stream().map(String.class::cast).toList()
                                        : List.of(),
                                ((Number) map.get("threshold")).doubleValue()))
                        .toList();
    }

    private static Map<String, Object> condition(String path, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw ConfigType.wrong(
                    path,
                    value,
                    "a condition like {\"type\": \"drift\", \"driftTypes\": [\"input\"], \"threshold\": 0.3}");
        }
        for (Object key : map.keySet()) {
            if (!KEYS.contains(key)) {
                throw new Problem("There is no key " + path + "." + key + "; a condition has " + String.join(", ", KEYS)
                        + "." + Nearest.hint(String.valueOf(key), KEYS));
            }
        }
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("type", TYPE.accept(path + ".type", map.get("type")));
        if (TriggerCondition.DRIFT.equals(condition.get("type"))) {
            condition.put("driftTypes", driftTypes(path + ".driftTypes", map.get("driftTypes")));
        } else if (map.containsKey("driftTypes")) {
            throw new Problem(path + ".driftTypes belongs to conditions of type drift; take it out here.");
        }
        condition.put("threshold", SHARE.accept(path + ".threshold", map.get("threshold")));
        return condition;
    }

    private static List<Object> driftTypes(String path, Object value) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw ConfigType.wrong(path, value, "a list of " + String.join(", ", DRIFT_TYPES));
        }
        ConfigType word = new ConfigType.Word(DRIFT_TYPES);
        List<Object> accepted = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            accepted.add(word.accept(path + "[" + i + "]", list.get(i)));
        }
        return accepted;
    }
}
