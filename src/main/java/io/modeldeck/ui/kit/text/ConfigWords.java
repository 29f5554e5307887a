package io.modeldeck.ui.kit.text;

import io.modeldeck.config.ConfigEntry;
import io.modeldeck.domain.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of the monitoring config as they are shown and typed. */
public final class ConfigWords {

    private ConfigWords() {}

    /** What a person calls it; the path itself where nobody has named it. */
    public static String name(String path) {
        return Messages.find("config." + path).orElse(path);
    }

    /** The group that a path belongs to: everything before its last dot. */
    public static String group(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** A value as it is typed: words without quotes, everything else as JSON; empty where there is none. */
    public static String text(Optional<Object> value) {
        return value.map(set -> set instanceof String word
                        ? word
                        : set instanceof Number number
                                ? number(number)
                                : set instanceof List<?> list ? Json.write(list) : String.valueOf(set))
                .orElse("");
    }

    public static String origin(ConfigEntry entry) {
        return Messages.text("config-origin." + entry.origin().word());
    }

    public static boolean isList(ConfigEntry entry) {
        return entry.value()
                .filter(value -> value instanceof List || value instanceof Map)
                .isPresent();
    }

    private static String number(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
