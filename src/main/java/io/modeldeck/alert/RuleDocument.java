package io.modeldeck.alert;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Nearest;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Rules as documents: the origin design's ({@code ruleName}, {@code modelName}, {@code modelVersion}, {@code enabled}, {@code alertType}, {@code
 * condition}, {@code severity}, {@code notificationChannels}; condition and channels also as texts that hold JSON) and our own, which the command
 * line writes. Pure.
 */
public final class RuleDocument {

    /** Finds models and versions by the names that people give them. */
    public interface Names {

        /** @throws Problem where there is no such model */
        long model(String name);

        /** @throws Problem where the model has no such version */
        long version(long modelId, String version);
    }

    private static final Map<String, String> SAME = Map.of(
            "ruleName", "name",
            "modelName", "model",
            "modelVersion", "version",
            "alertType", "type",
            "notificationChannels", "channels");
    private static final List<String> KNOWN = List.of(
            "name", "model", "version", "enabled", "type", "condition", "severity", "channels", "meaning", "guidance");
    /** What our own answers say beside the rule itself. */
    private static final List<String> SAID = List.of("id", "words", "alerts", "firings", "useful", "noise", "standing");

    private final Map<String, Object> document;
    private final Names names;

    private RuleDocument(Map<?, ?> given, Names names) {
        this.names = names;
        this.document = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            String ours = SAME.getOrDefault(String.valueOf(key), String.valueOf(key));
            if (!KNOWN.contains(ours) && !SAID.contains(ours)) {
                throw new Problem("There is no key " + Sentences.name(ours) + " in a rule; it has "
                        + String.join(", ", KNOWN) + "." + Nearest.hint(ours, KNOWN));
            }
            if (value != null) {
                document.put(ours, value);
            }
        });
    }

    /** Reads one rule, a list of them, or an object whose {@code rules} are such a list; refuses with the place and the remedy. */
    public static List<AlertRule> read(String json, Names names) {
        String text = json.strip();
        if (text.startsWith("[")) {
            return all(Json.readArray(text), names);
        }
        Map<String, Object> object = Json.readObject(text);
        return object.get("rules") instanceof List<?> list
                ? all(list, names)
                : List.of(new RuleDocument(object, names).rule());
    }

    private static List<AlertRule> all(List<?> given, Names names) {
        List<AlertRule> rules = new ArrayList<>();
        for (Object one : given) {
            int place = rules.size() + 1;
            if (!(one instanceof Map<?, ?> document)) {
                throw new Problem("Rule " + place + " of the list must be an object; see docs/monitoring.md.");
            }
            try {
                rules.add(new RuleDocument(document, names).rule());
            } catch (Problem e) {
                throw new Problem("Rule " + place + " of the list: " + e.getMessage(), e);
            }
        }
        return rules;
    }

    private AlertRule rule() {
        OptionalLong model =
                document.containsKey("model") ? OptionalLong.of(names.model(text("model"))) : OptionalLong.empty();
        Condition condition = condition();
        requireType(condition);
        return new AlertRule(
                0,
                text("name"),
                model,
                version(model),
                enabled(),
                condition,
                severity(),
                channels(),
                document.containsKey("meaning") ? text("meaning") : "",
                document.containsKey("guidance") ? text("guidance") : "");
    }

    private OptionalLong version(OptionalLong model) {
        if (!document.containsKey("version")) {
            return OptionalLong.empty();
        }
        if (model.isEmpty()) {
            throw new Problem("The rule " + Sentences.name(text("name"))
                    + " names a version without its model; name both or neither.");
        }
        return OptionalLong.of(names.version(model.getAsLong(), String.valueOf(document.get("version"))));
    }

    private Condition condition() {
        return switch (document.get("condition")) {
            case String json -> Condition.parse(json);
            case Map<?, ?> object -> {
                Map<String, Object> read = new LinkedHashMap<>();
                object.forEach((key, value) -> read.put(String.valueOf(key), value));
                yield Condition.of(read);
            }
            case null, default -> throw wrong("condition", "a condition document");
        };
    }

    private void requireType(Condition condition) {
        String type = condition.metric().type().word();
        if (document.containsKey("type") && !type.equals(document.get("type"))) {
            throw wrong("type", type + ", as the metric " + condition.metricWord() + " says, or left out");
        }
    }

    private boolean enabled() {
        Object given = document.getOrDefault("enabled", true);
        if (given instanceof Boolean on) {
            return on;
        }
        throw wrong("enabled", "true or false");
    }

    private Severity severity() {
        String given = String.valueOf(document.getOrDefault("severity", Severity.WARNING.word()));
        return severity(given).orElseThrow(() -> wrong("severity", "one of " + severities()));
    }

    private List<String> channels() {
        Object given = document.getOrDefault("channels", List.of());
        List<?> list = given instanceof String json ? Json.readArray(json) : given instanceof List<?> l ? l : null;
        if (list == null) {
            throw wrong("channels", "a list of names");
        }
        return list.stream().map(String::valueOf).toList();
    }

    private String text(String key) {
        if (document.get(key) instanceof String text) {
            return text;
        }
        throw wrong(key, "a text");
    }

    private Problem wrong(String key, String wanted) {
        Object found = document.get(key);
        return new Problem("The rule's " + key + " must be " + wanted + ", "
                + (found == null ? "and it is missing." : "not " + Sentences.name(Json.write(found)) + "."));
    }

    static Optional<Severity> severity(String word) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.word().equals(word))
                .findFirst();
    }

    private static String severities() {
        return Arrays.stream(Severity.values()).map(Severity::word).collect(Collectors.joining(", "));
    }
}
