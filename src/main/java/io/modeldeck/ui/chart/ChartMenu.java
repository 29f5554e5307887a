package io.modeldeck.ui.chart;

import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;

/** The context menu of a chart. Made when it is first asked for: most charts never show one. */
final class ChartMenu {

    private ChartMenu() {}

    static ContextMenu of(ChartPane pane) {
        ContextMenu menu = new ContextMenu(
                Command.CHART_COPY_IMAGE.item(Messages.text("chart.copyImage"), pane::copyImage),
                Command.CHART_COPY_NUMBERS.item(Messages.text("chart.copyNumbers"), pane::copyNumbers),
                new SeparatorMenuItem(),
                Command.CHART_EXPORT.item(Messages.text("export.verb"), pane.actions()::export),
                new SeparatorMenuItem(),
                Command.CHART_TABLE.item(Messages.text("chart.showTable"), pane.actions()::showTable));
        pane.notes()
                .ifPresent(notes -> menu.getItems()
                        .addAll(
                                0,
                                List.of(
                                        Command.CHART_NOTE.item(Messages.text("chart.note"), pane.pointer()::noteHere),
                                        new SeparatorMenuItem())));
        return menu;
    }
}
