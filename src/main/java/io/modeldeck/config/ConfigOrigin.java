package io.modeldeck.config;

import java.util.Locale;

/** Where a value of the monitoring config comes from; later ones override earlier ones. */
public enum ConfigOrigin {
    DEFAULT,
    GLOBAL,
    MODEL,
    VERSION;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
