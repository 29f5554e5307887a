package io.modeldeck.ui.kit.selection;

import java.util.Locale;

/** What may lie over the charts of a screen, or stand beside them, as somebody wishes. */
public enum Layer {
    DEPLOYMENTS(true),
    ALERTS(true),
    DRIFT(true),
    TRAININGS(true),
    REQUESTS(true),
    NOTES(true),
    /** Of rules. */
    LIMITS(true),
    /** How the process is that does the work. */
    RUNTIME(false);

    private final boolean usual;

    Layer(boolean usual) {
        this.usual = usual;
    }

    /** Whether it is shown before somebody chooses. */
    boolean isUsual() {
        return usual;
    }

    /** In links and saved views. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
