package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartReduction;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.export.ChartFile;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.Command;
import io.modeldeck.ui.kit.Messages;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The context menu of a chart. Made when it is first asked for: most charts never show one. */
final class ChartMenu {

    private static final int BINS = 100;

    private ChartMenu() {}

    static ContextMenu of(ChartPane pane) {
        ContextMenu menu = new ContextMenu(
                Command.CHART_COPY_IMAGE.item(Messages.text("chart.copyImage"), pane::copyImage),
                Command.CHART_COPY_NUMBERS.item(Messages.text("chart.copyNumbers"), pane::copyNumbers),
                new SeparatorMenuItem(),
                pictures(pane),
                numbers(pane),
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

    private static Menu pictures(ChartPane pane) {
        return new Menu(
                Messages.text("chart.savePicture"),
                null,
                item("chart.png1", () -> pane.actions().save(".png", look -> look.at(1), all())),
                item("chart.png2", () -> pane.actions().save(".png", look -> look.at(2), all())),
                item("chart.svg", () -> pane.actions().save(".svg", UnaryOperator.identity(), all())),
                item("chart.pdf", () -> pane.actions().save(".pdf", UnaryOperator.identity(), all())));
    }

    private static Menu numbers(ChartPane pane) {
        UnaryOperator<ChartFile.Look> same = UnaryOperator.identity();
        Menu menu = new Menu(
                Messages.text("chart.saveNumbers"),
                null,
                item("chart.csvRaw", () -> pane.actions().save(".csv", same, all())));
        if (pane.series().isPresent()) {
            menu.getItems()
                    .addAll(
                            item("chart.csvShown", () -> pane.actions().save(".csv", same, shown(pane))),
                            item("chart.csvBins", () -> pane.actions().save(".csv", same, bins())));
        }
        menu.getItems()
                .addAll(
                        item("chart.xlsx", () -> pane.actions().save(".xlsx", same, all())),
                        item("chart.markdown", () -> pane.actions().save(".md", same, all())),
                        item("chart.json", () -> pane.actions().save(".json", same, all())));
        return menu;
    }

    private static UnaryOperator<Chart> all() {
        return UnaryOperator.identity();
    }

    private static UnaryOperator<Chart> shown(ChartPane pane) {
        int width = (int) pane.getWidth();
        return chart -> chart instanceof TimeSeriesChart series ? ChartReduction.shown(series, width) : chart;
    }

    private static UnaryOperator<Chart> bins() {
        return chart -> chart instanceof TimeSeriesChart series ? ChartReduction.bins(series, BINS) : chart;
    }

    private static MenuItem item(String key, Runnable action) {
        return new Action(Messages.text(key), action).item();
    }
}
