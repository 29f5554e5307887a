package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.screen.ScreenContext;

/** The dialogs that bring things into the workspace, for whoever offers them outside of this package. */
public final class WorkspaceDialogs {

    private WorkspaceDialogs() {}

    /** Opens the dialog that adds a model from a file, trains one from a table, or notes an external one. */
    public static void addModel(ScreenContext context) {
        AddModelDialog.open(context, FilePicker.system());
    }

    /** Opens the dialog that imports events from a file. */
    public static void importEvents(ScreenContext context) {
        ImportEventsDialog.open(context, FilePicker.system());
    }
}
