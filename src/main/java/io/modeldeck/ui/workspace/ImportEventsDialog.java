package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.ScreenContext;

final class ImportEventsDialog {
    private ImportEventsDialog() {}

    static void open(ScreenContext context, FilePicker files) {}
}
