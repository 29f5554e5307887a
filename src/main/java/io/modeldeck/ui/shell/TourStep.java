package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;

/**
 * One stop of the tour.
 *
 * @param key of its texts: {@code tour.KEY} and {@code tour.KEY.text}
 * @param section where it is
 * @param selector what the light falls on, as the style sheet names it
 */
record TourStep(String key, Section section, String selector) {

    /** The whole tour: the loop in the order in which one meets it. */
    static final List<TourStep> ALL = List.of(
            new TourStep("overview", Section.OVERVIEW, ".model-rows"),
            new TourStep("alerts", Section.ALERTS, ".data-table"),
            new TourStep("drift", Section.DRIFT, ".drift-detail"),
            new TourStep("retraining", Section.RETRAINING, ".decision-box"),
            new TourStep("runs", Section.RUNS, ".data-table"),
            new TourStep("models", Section.MODELS, ".board"),
            new TourStep("everywhere", Section.OVERVIEW, ".top-bar"));

    String title() {
        return Messages.text("tour." + key);
    }

    String text() {
        return Messages.text("tour." + key + ".text", Command.PALETTE.keyText(), Command.KEYS.keyText());
    }
}
