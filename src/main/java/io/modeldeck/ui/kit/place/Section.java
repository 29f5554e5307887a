package io.modeldeck.ui.kit.place;

import io.modeldeck.ui.kit.text.Messages;
import java.util.Locale;

/** The entries of the navigation, in their order. */
public enum Section {
    WELCOME("fth-home"),
    OVERVIEW("fth-grid"),
    MODEL("fth-box"),
    METRICS("fth-activity"),
    DRIFT("fth-shuffle"),
    QUALITY("fth-shield"),
    ALERTS("fth-bell"),
    RETRAINING("fth-check-square"),
    RUNS("fth-cpu"),
    MODELS("fth-layers"),
    SHADOW("fth-copy"),
    COMPARE("fth-columns"),
    PLAYGROUND("fth-play"),
    BENCHMARKS("fth-bar-chart-2"),
    JOBS("fth-clock"),
    SETTINGS("fth-settings"),
    DIAGNOSTICS("fth-tool");

    private final String icon;

    Section(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
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

    /** Whether its screen shows charts whose layers a person chooses. */
    public boolean hasLayers() {
        return switch (this) {
            case METRICS, DRIFT -> true;
            default -> false;
        };
    }

    /** The entry of the navigation that stands for it: itself, but for a screen that one comes to from another. */
    public Section entry() {
        return this == SHADOW ? MODELS : this;
    }
}
