package io.modeldeck.ui.shell;

import io.modeldeck.ui.alerting.RuleEditor;
import io.modeldeck.ui.chart.ChartTable;
import io.modeldeck.ui.chart.ShowTableRequest;
import io.modeldeck.ui.kit.export.ExportDialogs;
import io.modeldeck.ui.kit.export.ExportRequest;
import io.modeldeck.ui.kit.export.SaveDialog;
import io.modeldeck.ui.kit.export.SaveRequest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.RuleRequest;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.LogRequest;
import javafx.scene.Node;

/**
 * What parts of screens ask the window for: to save something, to read the log, to see a chart's numbers, to
 * watch something by a rule.
 */
final class WindowRequests {

    private WindowRequests() {}

    /** Answers what bubbles up to the root of the window. */
    static void answer(Node root, ScreenContext context) {
        SaveDialog saving = new SaveDialog(
                context.tasks(),
                context.toasts(),
                SaveDialog.system(() -> root.getScene().getWindow()));
        root.addEventHandler(SaveRequest.SAVE, saving::save);
        ExportDialogs exporting = new ExportDialogs(context, saving);
        root.addEventHandler(ExportRequest.EXPORT, event -> exporting.ask(event.export()));
        root.addEventHandler(LogRequest.OPEN, event -> context.go(new Place.Diagnostics()));
        root.addEventHandler(RuleRequest.OPEN, event -> RuleEditor.propose(context, event.draft()));
        root.addEventHandler(ShowTableRequest.SHOW, event -> ChartTable.show(context, event.chart()));
    }
}
