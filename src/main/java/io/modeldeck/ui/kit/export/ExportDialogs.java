package io.modeldeck.ui.kit.export;

import io.modeldeck.ui.kit.screen.ScreenContext;

/** Asks in a dialog how numbers and charts are to leave the window, and begins with what was chosen last. */
public final class ExportDialogs {

    private final ScreenContext context;
    private final SaveDialog saving;
    private final ExportDialog.Memory memory = new ExportDialog.Memory();

    /** @param saving asks where a file is to be, and writes it */
    public ExportDialogs(ScreenContext context, SaveDialog saving) {
        this.context = context;
        this.saving = saving;
    }

    public void ask(Export export) {
        new ExportDialog(context, export, saving, memory).show();
    }
}
