package io.modeldeck.config;

import java.util.Optional;

/**
 * One key of the config document.
 *
 * @param path as in {@code drift.inputDrift.windowHours}
 * @param defaultValue as it stands in a document; empty where the key has none
 */
record ConfigKey(String path, ConfigType type, Optional<Object> defaultValue, String meaning) {

    static ConfigKey of(String path, ConfigType type, Object defaultValue, String meaning) {
        return new ConfigKey(path, type, Optional.of(defaultValue), meaning);
    }

    static ConfigKey optional(String path, ConfigType type, String meaning) {
        return new ConfigKey(path, type, Optional.empty(), meaning);
    }

    /** The value in the form in which it is stored, or a sentence with the place and the remedy. */
    Object accept(Object value) {
        return type.accept(path, value);
    }
}
