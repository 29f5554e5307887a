package io.modeldeck.ui.kit.command;

import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.text.Messages;

/** Where a command works. Within one scope each key means one command; of two scopes the narrower one comes first. */
public enum CommandScope {
    EVERYWHERE,
    OVERVIEW,
    METRICS,
    DRIFT,
    QUALITY,
    ALERTS,
    RETRAINING,
    RUNS,
    MODELS,
    SHADOW,
    MODEL,
    COMPARE,
    PLAYGROUND,
    BENCHMARKS,
    JOBS,
    DIAGNOSTICS,
    WELCOME,
    TABLE,
    CHART;

    /** Its name for lists of keys. */
    public String title() {
        return switch (this) {
            case EVERYWHERE -> Messages.text("shell.everywhere");
            case TABLE -> Messages.text("table.keys");
            case CHART -> Messages.text("chart.keys");
            default -> Section.valueOf(name()).title();
        };
    }

    /** Whether its keys are taken by a part of a screen while that has the focus. */
    public boolean isPart() {
        return this == TABLE || this == CHART;
    }
}
