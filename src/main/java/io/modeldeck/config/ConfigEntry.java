package io.modeldeck.config;

import java.util.Optional;

/**
 * One key of the monitoring config and where its value comes from.
 *
 * @param path as in {@code drift.inputDrift.windowHours}
 * @param value empty where the key has no value (the default decision rule applies)
 * @param origin the narrowest scope that sets it
 * @param overridden whether it is set at the very scope that was asked for, rather than inherited
 * @param meaning what the key does, in one sentence
 */
public record ConfigEntry(
        String path, Optional<Object> value, ConfigOrigin origin, boolean overridden, String meaning) {}
