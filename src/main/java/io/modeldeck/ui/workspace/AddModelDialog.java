package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.ScreenContext;

final class AddModelDialog {
    private AddModelDialog() {}

    static void open(ScreenContext context, FilePicker files) {}
}
