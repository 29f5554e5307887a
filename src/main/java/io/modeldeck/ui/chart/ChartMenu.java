package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartReduction;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.export.ChartFile;
import io.modeldeck.ui.kit.Messages;
import java.util.function.UnaryOperator;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The context menu of a chart. Made when it is first asked for: most charts never show one. */
final class ChartMenu {

    static final KeyCombination COPY_IMAGE = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination COPY_NUMBERS =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    static final KeyCombination SHOW_TABLE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHIFT_DOWN);

    private static final int BINS = 100;

    private ChartMenu() {}

    static ContextMenu of(ChartPane pane) {
        return new ContextMenu(
                item("chart.copyImage", COPY_IMAGE, pane::copyImage),
                item("chart.copyNumbers", COPY_NUMBERS, pane::copyNumbers),
                new SeparatorMenuItem(),
                pictures(pane),
                numbers(pane),
                new SeparatorMenuItem(),
                item("chart.showTable", SHOW_TABLE, pane::showTable));
    }

    private static Menu pictures(ChartPane pane) {
        return new Menu(
                Messages.text("chart.savePicture"),
                null,
                item("chart.png1", KeyCombination.NO_MATCH, () -> pane.save(".png", look -> look.at(1), all())),
                item("chart.png2", KeyCombination.NO_MATCH, () -> pane.save(".png", look -> look.at(2), all())),
                item("chart.svg", KeyCombination.NO_MATCH, () -> pane.save(".svg", UnaryOperator.identity(), all())),
                item("chart.pdf", KeyCombination.NO_MATCH, () -> pane.save(".pdf", UnaryOperator.identity(), all())));
    }

    private static Menu numbers(ChartPane pane) {
        UnaryOperator<ChartFile.Look> same = UnaryOperator.identity();
        Menu menu = new Menu(
                Messages.text("chart.saveNumbers"),
                null,
                item("chart.csvRaw", KeyCombination.NO_MATCH, () -> pane.save(".csv", same, all())));
        if (pane.chart().filter(TimeSeriesChart.class::isInstance).isPresent()) {
            menu.getItems()
                    .addAll(
                            item("chart.csvShown", KeyCombination.NO_MATCH, () -> pane.save(".csv", same, shown(pane))),
                            item("chart.csvBins", KeyCombination.NO_MATCH, () -> pane.save(".csv", same, bins())));
        }
        menu.getItems()
                .addAll(
                        item("chart.xlsx", KeyCombination.NO_MATCH, () -> pane.save(".xlsx", same, all())),
                        item("chart.markdown", KeyCombination.NO_MATCH, () -> pane.save(".md", same, all())),
                        item("chart.json", KeyCombination.NO_MATCH, () -> pane.save(".json", same, all())));
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

    private static MenuItem item(String key, KeyCombination keys, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key));
        if (keys != KeyCombination.NO_MATCH) {
            item.setAccelerator(keys);
        }
        item.setOnAction(event -> action.run());
        return item;
    }
}
