package io.modeldeck.config;

import io.modeldeck.config.ConfigType.Flag;
import io.modeldeck.config.ConfigType.Real;
import io.modeldeck.config.ConfigType.Word;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys with a name in the middle that the user gives, as in {@code drift.inputDrift.features.amount.method}. In a path a dot of the name is written
 * {@code %2E} and a percent sign {@code %25}; in a document names stand as they are.
 *
 * @param prefix the group that holds the names
 * @param leaves the keys below each name, with their meaning
 */
record ConfigFamily(String prefix, Map<String, ConfigType> leaves, Map<String, String> meanings) {

    static final String EXCLUDED = "excluded";

    static final ConfigFamily FEATURES = new ConfigFamily(
            "drift.inputDrift.features",
            Map.of("method", new Word(ConfigKeys.METHODS), "threshold", new Real(0, 1_000_000), EXCLUDED, new Flag()),
            Map.of(
                    "method",
                    "The method that decides for this feature alone.",
                    "threshold",
                    "The threshold of that method for this feature.",
                    EXCLUDED,
                    "Whether this feature is left out of the checks."));

    /** The key of a path below the prefix. */
    Optional<ConfigKey> find(String path) {
        if (!isBelow(path)) {
            return Optional.empty();
        }
        String[] steps = path.substring(prefix.length() + 1).split("\\.", -1);
        return steps.length == 2 && !steps[0].isBlank() && leaves.containsKey(steps[1])
                ? Optional.of(ConfigKey.optional(path, leaves.get(steps[1]), meanings.get(steps[1])))
                : Optional.empty();
    }

    boolean isBelow(String path) {
        return path.startsWith(prefix + ".");
    }

    /** The values below the prefix: by name, and there by leaf. */
    Map<String, Map<String, Object>> byName(Map<String, Object> values) {
        Map<String, Map<String, Object>> byName = new LinkedHashMap<>();
        values.forEach((path, value) -> find(path).ifPresent(key -> {
            String[] steps = path.substring(prefix.length() + 1).split("\\.");
            byName.computeIfAbsent(unescape(steps[0]), name -> new LinkedHashMap<>())
                    .put(steps[1], value);
        }));
        return byName;
    }

    static String escape(String name) {
        return name.replace("%", "%25").replace(".", "%2E");
    }

    static String unescape(String step) {
        return step.replace("%2E", ".").replace("%25", "%");
    }
}
