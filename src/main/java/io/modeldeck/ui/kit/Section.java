package io.modeldeck.ui.kit;

import java.util.Locale;

/** The entries of the navigation, in their order; {@code digit} is the key that opens one together with the shortcut key. */
public enum Section {
    WELCOME("fth-home", ""),
    OVERVIEW("fth-grid", "1"),
    MODEL("fth-box", ""),
    METRICS("fth-activity", "2"),
    DRIFT("fth-shuffle", "3"),
    QUALITY("fth-shield", ""),
    ALERTS("fth-bell", "4"),
    RETRAINING("fth-check-square", "5"),
    RUNS("fth-cpu", "6"),
    MODELS("fth-layers", "7"),
    SHADOW("fth-copy", ""),
    COMPARE("fth-columns", "8"),
    PLAYGROUND("fth-play", "0"),
    BENCHMARKS("fth-bar-chart-2", ""),
    JOBS("fth-clock", "9"),
    SETTINGS("fth-settings", ","),
    DIAGNOSTICS("fth-tool", "");

    private final String icon;
    private final String digit;

    Section(String icon, String digit) {
        this.icon = icon;
        this.digit = digit;
    }

    public String icon() {
        return icon;
    }

    /** The key beside the shortcut key, or empty. */
    public String digit() {
        return digit;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name that is shown. */
    public String title() {
        return Messages.text("section." + word());
    }

    /** Whether its screen shows one model. */
    public boolean isAboutOneModel() {
        return switch (this) {
            case MODEL, METRICS, DRIFT, QUALITY, COMPARE, SHADOW -> true;
            default -> false;
        };
    }

    /** Whether its screen shows a range of time that a person chooses. */
    public boolean hasRange() {
        return switch (this) {
            case OVERVIEW, MODEL, METRICS, DRIFT, QUALITY, COMPARE -> true;
            default -> false;
        };
    }

    /** The entry of the navigation that stands for it: itself, but for a screen that one comes to from another. */
    public Section entry() {
        return this == SHADOW ? MODELS : this;
    }
}
