package io.modeldeck.config;

import io.modeldeck.domain.Nearest;
import io.modeldeck.domain.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A nested document on one side, validated values by path on the other. Pure. */
public final class ConfigDocument {

    private ConfigDocument() {}

    /**
     * The values of a document by path, each validated.
     *
     * @throws Problem for an unknown key or a wrong value, with its place and the remedy
     */
    static Map<String, Object> flatten(Map<String, ?> document) {
        Map<String, Object> values = new LinkedHashMap<>();
        flatten("", document, values);
        return values;
    }

    /** The nested document of values by path, as it is stored and shown. */
    public static Map<String, Object> nest(Map<String, ?> values) {
        Map<String, Object> root = new LinkedHashMap<>();
        values.forEach((path, value) -> {
            Map<String, Object> parent = root;
            String[] steps = path.split("\\.");
            for (int i = 0; i + 1 < steps.length; i++) {
                parent = child(parent, ConfigFamily.unescape(steps[i]), path);
            }
            parent.put(steps[steps.length - 1], value);
        });
        return root;
    }

    private static Map<String, Object> child(Map<String, Object> parent, String step, String path) {
        Object existing = parent.computeIfAbsent(step, s -> new LinkedHashMap<String, Object>());
        if (!(existing instanceof Map<?, ?>)) {
            throw new Problem("The key " + path + " lies below another value; give one of the two.");
        }
        @SuppressWarnings("unchecked") // Only maps made on the line above are stored under inner steps.
        Map<String, Object> map = (Map<String, Object>) existing;
        return map;
    }

    private static void flatten(String at, Map<?, ?> document, Map<String, Object> values) {
        boolean named = at.equals(ConfigFamily.FEATURES.prefix() + ".");
        document.forEach((key, value) -> {
            String path = at + (named ? ConfigFamily.escape(String.valueOf(key)) : key);
            var known = ConfigKeys.find(path);
            if (known.isPresent()) {
                values.put(path, known.get().accept(value));
            } else if (named || groups().contains(path)) {
                flatten(path + ".", group(path, value), values);
            } else {
                throw unknown(at, String.valueOf(key));
            }
        });
    }

    private static Map<?, ?> group(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw ConfigType.wrong(path, value, "an object in braces");
    }

    private static Problem unknown(String at, String key) {
        Set<String> siblings = siblings(at);
        String shown = at + (key.length() <= 80 ? key : key.substring(0, 80) + "…");
        if (siblings.contains(key)) {
            return new Problem(shown + " lacks the name of its feature; write it before ." + key + ".");
        }
        String nearest = Nearest.of(key, siblings)
                .map(name -> at + name)
                .or(() -> Nearest.of(shown, ConfigKeys.ALL.keySet()))
                .map(name -> " Did you mean " + name + "?")
                .orElse("");
        return new Problem("There is no key " + shown + " in a monitoring config." + nearest + " Keys here: "
                + String.join(", ", siblings) + ".");
    }

    /** The names that may stand at this place. */
    private static Set<String> siblings(String at) {
        if (ConfigFamily.FEATURES.isBelow(at)) {
            return new TreeSet<>(ConfigFamily.FEATURES.leaves().keySet());
        }
        return Stream.concat(ConfigKeys.ALL.keySet().stream(), Stream.of(ConfigFamily.FEATURES.prefix()))
                .filter(path -> path.startsWith(at))
                .map(path -> path.substring(at.length()).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> groups() {
        Set<String> groups = new TreeSet<>();
        groups.add(ConfigFamily.FEATURES.prefix());
        for (String path : ConfigKeys.ALL.keySet()) {
            for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                groups.add(path.substring(0, dot));
            }
        }
        return groups;
    }
}
