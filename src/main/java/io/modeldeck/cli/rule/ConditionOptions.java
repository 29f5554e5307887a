package io.modeldeck.cli.rule;

import io.modeldeck.alert.Condition;
import io.modeldeck.cli.kit.PlainText;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A condition: a whole document, or single keys of one. */
final class ConditionOptions {

    @Option(
            names = "--condition",
            paramLabel = "JSON",
            order = 20,
            description = "The condition as a document, as in {\"metric\":\"p95Latency\",\"operator\":\">\","
                    + "\"threshold\":500}.")
    private Optional<String> document;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            order = 21,
            description = "One key of the condition, over the others; KEY= takes it out. May be repeated.")
    private List<String> keys = List.of();

    boolean isGiven() {
        return document.isPresent() || !keys.isEmpty();
    }

    /** The condition that is asked for; where no whole document is given, over the keys that are known. */
    Condition over(Map<String, Object> known) {
        Map<String, Object> values =
                new LinkedHashMap<>(document.map(Json::readObject).orElse(known));
        keys.forEach(key -> set(values, key));
        return Condition.of(values);
    }

    private static void set(Map<String, Object> values, String typed) {
        int equals = typed.indexOf('=');
        if (equals < 1) {
            throw new WrongUsage("'" + PlainText.of(typed) + "' sets nothing; write KEY=VALUE, as in threshold=500.");
        }
        String key = typed.substring(0, equals);
        String value = typed.substring(equals + 1);
        if (value.isEmpty()) {
            values.remove(key);
        } else {
            values.put(key, value(value));
        }
    }

    /** A number or a list where it reads as one, else the text itself. */
    private static Object value(String typed) {
        try {
            return Json.readArray("[" + typed + "]").getFirst();
        } catch (Problem e) {
            return typed;
        }
    }
}
