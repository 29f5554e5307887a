package io.modeldeck.config;

import io.modeldeck.domain.Nearest;
import io.modeldeck.domain.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The list of what raises a retraining request, as it stands in a document. */
final class TriggerList {

    private static final List<String> DRIFT_TYPES = List.of("input", "prediction", "concept");
    private static final ConfigType SHARE = new ConfigType.Real(0, 1);
    private static final ConfigType NUMBER = new ConfigType.Real(0, 1e15);
    private static final ConfigType METRIC =
            new ConfigType.Word(List.of("accuracy", "f1", "auc", "logLoss", "brier", "mae", "rmse", "r2"));
    private static final int DEFAULT_WINDOW_HOURS = 24;

    /** The keys of each type besides {@code type}. */
    private static final Map<String, List<String>> KEYS = keys();

    private TriggerList() {}

    private static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("drift", List.of("driftTypes", "threshold"));
        keys.put("error_rate", List.of("threshold"));
        keys.put("quality", List.of("metric", "threshold", "drop", "windowHours"));
        keys.put("estimated_quality", List.of("threshold", "drop"));
        keys.put("labels", List.of("count"));
        keys.put("schedule", List.of("everyDays"));
        return keys;
    }

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
                .stream().map(entry -> read((Map<?, ?>) entry)).toList();
    }

    private static TriggerCondition read(Map<?, ?> map) {
        return switch ((String) map.get("type")) {
            case "drift" ->
                new TriggerCondition.Drift(
                        ((List<?>) map.get("driftTypes"))
                                .stream().map(String.class::cast).toList(),
                        number(map, "threshold").orElseThrow());
            case "error_rate" ->
                new TriggerCondition.ErrorRate(number(map, "threshold").orElseThrow());
            case "quality" ->
                new TriggerCondition.Quality(
                        (String) map.get("metric"),
                        number(map, "threshold"),
                        number(map, "drop"),
                        Duration.ofHours((long) number(map, "windowHours").orElse(DEFAULT_WINDOW_HOURS)));
            case "estimated_quality" ->
                new TriggerCondition.EstimatedQuality(number(map, "threshold"), number(map, "drop"));
            case "labels" ->
                new TriggerCondition.NewLabels((int) number(map, "count").orElseThrow());
            default -> new TriggerCondition.Every((int) number(map, "everyDays").orElseThrow());
        };
    }

    private static OptionalDouble number(Map<?, ?> map, String key) {
        return map.get(key) instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }

    private static Map<String, Object> condition(String path, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw ConfigType.wrong(
                    path,
                    value,
                    "a condition like {\"type\": \"drift\", \"driftTypes\": [\"input\"], \"threshold\": 0.3}");
        }
        String type = (String) new ConfigType.Word(List.copyOf(KEYS.keySet())).accept(path + ".type", map.get("type"));
        for (Object key : map.keySet()) {
            requireKey(path, type, String.valueOf(key));
        }
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("type", type);
        switch (type) {
            case "drift" -> {
                condition.put("driftTypes", driftTypes(path + ".driftTypes", map.get("driftTypes")));
                condition.put("threshold", SHARE.accept(path + ".threshold", map.get("threshold")));
            }
            case "error_rate" -> condition.put("threshold", SHARE.accept(path + ".threshold", map.get("threshold")));
            case "quality" -> quality(path, map, condition);
            case "estimated_quality" -> estimated(path, map, condition);
            case "labels" ->
                condition.put(
                        "count", new ConfigType.Whole(1, 1_000_000_000).accept(path + ".count", map.get("count")));
            default ->
                condition.put(
                        "everyDays", new ConfigType.Whole(1, 3_650).accept(path + ".everyDays", map.get("everyDays")));
        }
        return condition;
    }

    private static void requireKey(String path, String type, String key) {
        List<String> known = KEYS.get(type);
        if (key.equals("type") || known.contains(key)) {
            return;
        }
        KEYS.forEach((other, keys) -> {
            if (keys.contains(key)) {
                throw new Problem(path + "." + key + " belongs to conditions of type " + other + "; take it out here.");
            }
        });
        throw new Problem("There is no key " + path + "." + key + "; a condition of type " + type + " has type, "
                + String.join(", ", known) + "." + Nearest.hint(key, known));
    }

    private static void quality(String path, Map<?, ?> map, Map<String, Object> condition) {
        condition.put("metric", METRIC.accept(path + ".metric", map.get("metric")));
        if (map.containsKey("threshold") == map.containsKey("drop")) {
            throw new Problem(path + " needs either a threshold, the worst value that is still good enough, or a drop,"
                    + " by how much the metric may be worse than in the version's validation; give one of them.");
        }
        limits(path, map, condition);
        if (map.containsKey("windowHours")) {
            condition.put(
                    "windowHours",
                    new ConfigType.Whole(1, 8_760).accept(path + ".windowHours", map.get("windowHours")));
        }
    }

    private static void estimated(String path, Map<?, ?> map, Map<String, Object> condition) {
        if (map.containsKey("threshold") && map.containsKey("drop")) {
            throw new Problem(path + " takes a threshold, the worst value that is still good enough, or a drop, by how"
                    + " much the estimate may be worse than the baseline; give one of them, or none for what is usual"
                    + " in the baseline.");
        }
        limits(path, map, condition);
    }

    private static void limits(String path, Map<?, ?> map, Map<String, Object> condition) {
        for (String key : List.of("threshold", "drop")) {
            if (map.containsKey(key)) {
                condition.put(key, NUMBER.accept(path + "." + key, map.get(key)));
            }
        }
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
