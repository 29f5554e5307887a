package io.modeldeck.ui.chart;

import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.CommandScope;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;

/** The keys of a chart that has the focus, as {@link ChartKeyboard} takes them. */
final class ChartKeys {

    private ChartKeys() {}

    static KeyScope of(ChartPane pane) {
        List<KeyCommand> keys = new ArrayList<>();
        keys.add(key(pane, "Left", "chart.key.left"));
        keys.add(key(pane, "Right", "chart.key.right"));
        keys.add(key(pane, "Home", "chart.key.first"));
        keys.add(key(pane, "End", "chart.key.last"));
        if (pane.series().isPresent()) {
            keys.add(key(pane, "Shortcut+Left", "chart.key.select-left"));
            keys.add(key(pane, "Shortcut+Right", "chart.key.select-right"));
            keys.add(key(pane, "Enter", "chart.key.take"));
        }
        keys.addAll(commands(pane));
        return new KeyScope(CommandScope.CHART.title(), keys);
    }

    /** Those whose keys can be changed. */
    static List<KeyCommand> commands(ChartPane pane) {
        List<KeyCommand> commands = new ArrayList<>();
        if (pane.notes().isPresent()) {
            commands.add(Command.CHART_NOTE.does(pane.pointer()::noteHere).when(pane.pointer()::hasPlace));
        }
        if (pane.limit().isPossible()) {
            commands.add(Command.CHART_LIMIT.does(() -> {
                pane.limit().holdNext();
                pane.announce();
            }));
        }
        if (pane.legend().hasChoice()) {
            commands.add(Command.CHART_ISOLATE.does(pane.legend()::isolateNext));
        }
        if (pane.series().isPresent()) {
            commands.add(Command.CHART_LOGARITHMIC.does(pane::flipLogarithmic));
        }
        if (pane.canReset()) {
            commands.add(Command.CHART_RESET.does(pane::reset));
        }
        commands.add(Command.CHART_TABLE.does(pane.actions()::showTable));
        commands.add(Command.CHART_COPY_IMAGE.does(pane::copyImage));
        commands.add(Command.CHART_EXPORT.does(pane.actions()::export));
        commands.add(Command.CHART_COPY_NUMBERS.does(pane::copyNumbers));
        return commands;
    }

    private static KeyCommand key(ChartPane pane, String keys, String text) {
        return KeyCommand.pressedAt(pane, keys, Messages.text(text));
    }
}
