package io.modeldeck.ui.kit.text;

import io.modeldeck.alert.Alert;

/** What an alert is about, in words. */
public final class AlertWords {

    private AlertWords() {}

    /** The model, or that it is the workspace itself. */
    public static String model(Alert alert) {
        return alert.isOfWorkspace() ? Messages.text("alert.workspace") : alert.modelName();
    }
}
