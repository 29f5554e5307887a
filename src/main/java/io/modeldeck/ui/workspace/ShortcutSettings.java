package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.CommandScope;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.command.Keymap;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.overlay.Toasts;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;

/** Which keys every command has, by where it works. What is changed here holds for this person's window, whatever workspace it shows. */
final class ShortcutSettings extends SettingsSection {

    private final Toasts toasts;
    private final List<Row> commands = new ArrayList<>();
    private final Button resetAll = new Button(Messages.text("shortcut.reset.all"));
    /** The keys outlive the screen, so it is held by the screen alone. */
    private final InvalidationListener shown = observable -> show();

    ShortcutSettings(Toasts toasts) {
        super(Messages.text("shortcut.title"), "fth-command");
        this.toasts = toasts;
        resetAll.setOnAction(event -> use(Keymap.standard(), Messages.text("shortcut.reset.all.done")));
        above(new Paragraph(Messages.text("shortcut.intro"), "muted"));
        List<Node> rows = new ArrayList<>();
        rows.add(new SettingRow(Messages.text("shortcut.all"), Messages.text("shortcut.all.meaning"), "", resetAll));
        for (CommandScope scope : CommandScope.values()) {
            Label heading = new Label(scope.title());
            heading.getStyleClass().add("setting-group");
            rows.add(heading);
            for (Command command : Command.in(scope)) {
                Row row = new Row(command);
                commands.add(row);
                rows.add(row.node);
            }
        }
        setRows(rows);
        Keymap.current().addListener(new WeakInvalidationListener(shown));
        show();
    }

    private void show() {
        resetAll.setDisable(Keymap.now().changed().isEmpty());
        commands.forEach(Row::show);
    }

    private void use(Keymap wanted, String sentence) {
        Keymap before = Keymap.now();
        if (!wanted.equals(before)) {
            Keymap.use(wanted);
            toasts.undoable(sentence, Undo.Step.at(() -> Keymap.use(before)), Undo.Step.at(() -> Keymap.use(wanted)));
        }
    }

    /** One command: its words, its keys, and the way back to its own. */
    private final class Row {

        private final Command command;
        private final KeyButton keys = new KeyButton(this::choose);
        private final Button reset;
        private final SettingRow node;

        Row(Command command) {
            this.command = command;
            String own = KeyCommand.text(command.standard());
            reset = Icons.button(
                    "fth-rotate-ccw",
                    Messages.text("shortcut.reset", command.text(), own),
                    () -> choose(command.standard()));
            reset.managedProperty().bind(reset.visibleProperty());
            HBox line = new HBox(reset, keys);
            line.getStyleClass().add("row");
            node = new SettingRow(command.text(), "", command.scope().title() + " " + own, line);
            node.getStyleClass().add("short");
        }

        void show() {
            String text = command.keyText().isEmpty() ? Messages.text("shortcut.none") : command.keyText();
            keys.show(text);
            keys.setAccessibleText(Messages.text("shortcut.key", command.text(), text));
            reset.setVisible(Keymap.now().isChanged(command));
            note(elsewhere(), false);
        }

        private void choose(KeyCombination wanted) {
            Optional<String> refusal = Keymap.now().refusal(command, wanted);
            if (refusal.isPresent()) {
                note(refusal.get(), true);
            } else if (wanted == KeyCombination.NO_MATCH) {
                use(Keymap.now().with(command, wanted), Messages.text("shortcut.done.none", command.text()));
            } else {
                use(
                        Keymap.now().with(command, wanted),
                        Messages.text("shortcut.done", command.text(), KeyCommand.text(wanted)));
            }
        }

        private void note(String sentence, boolean fault) {
            node.note(sentence, fault);
            keys.setAccessibleHelp(sentence);
        }

        /** What else these keys do where this command does not, or no longer, come first. */
        private String elsewhere() {
            List<Command> others = Keymap.now().hidden(command);
            if (others.isEmpty()) {
                return "";
            }
            return command.scope() == CommandScope.EVERYWHERE
                    ? Messages.text(
                            "shortcut.behind",
                            others.stream()
                                    .map(other -> other.scope().title() + " (" + other.text() + ")")
                                    .collect(Collectors.joining(", ")))
                    : Messages.text("shortcut.first", others.getFirst().text());
        }
    }
}
