package io.modeldeck.ui.chart;

import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.ui.kit.KeyCommand;
import io.modeldeck.ui.kit.KeyScope;
import io.modeldeck.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCombination;

/** The keys of a chart that has the focus, as {@link ChartInput} takes them. */
final class ChartKeys {

    private ChartKeys() {}

    static KeyScope of(ChartPane pane) {
        List<KeyCommand> keys = new ArrayList<>();
        keys.add(key(pane, "Left", "chart.key.left"));
        keys.add(key(pane, "Right", "chart.key.right"));
        keys.add(key(pane, "Home", "chart.key.first"));
        keys.add(key(pane, "End", "chart.key.last"));
        if (pane.chart().filter(TimeSeriesChart.class::isInstance).isPresent()) {
            keys.add(key(pane, "Shortcut+Left", "chart.key.select-left"));
            keys.add(key(pane, "Shortcut+Right", "chart.key.select-right"));
            keys.add(key(pane, "Enter", "chart.key.take"));
        }
        if (pane.hasChoice()) {
            keys.add(key(pane, "L", "chart.key.isolate"));
        }
        if (pane.canReset()) {
            keys.add(key(pane, "A", "chart.key.reset"));
        }
        keys.add(key(pane, "Shift+Enter", "chart.key.table"));
        keys.add(key(pane, ChartMenu.COPY_IMAGE, "chart.key.copy-image"));
        keys.add(key(pane, ChartMenu.COPY_NUMBERS, "chart.key.copy-numbers"));
        return new KeyScope(Messages.text("chart.keys"), keys);
    }

    private static KeyCommand key(ChartPane pane, String keys, String text) {
        return key(pane, KeyCombination.valueOf(keys), text);
    }

    private static KeyCommand key(ChartPane pane, KeyCombination keys, String text) {
        return KeyCommand.pressedAt(pane, keys, Messages.text(text));
    }
}
