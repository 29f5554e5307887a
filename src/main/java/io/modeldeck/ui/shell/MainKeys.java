package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.KeyCommand;
import io.modeldeck.ui.kit.KeyScope;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Section;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys that work everywhere. */
final class MainKeys {

    /** What the window can do by key. */
    interface Deeds {
        void open(Section section);

        void back();

        void forward();

        void refresh();

        void openRange();

        /** Whether what is shown here is about a range of time. */
        boolean hasRange();

        void addModel();

        void importEvents();

        void welcome();

        void flipTheme();

        void narrow();

        void showKeys();

        /** The screen alone, as large as the display, and back. */
        void fullScreen();

        boolean hasFullScreen();

        void openPalette();

        void copyLink();

        void undo();

        void openNotices();

        void startTour();

        void saveView();

        void revertView();

        void filter();

        /** Whether what is shown here has a filter. */
        boolean hasFilter();
    }

    private MainKeys() {}

    static KeyScope scope(List<Section> sections, Deeds deeds) {
        List<KeyCommand> commands = new ArrayList<>();
        for (Section section : sections) {
            if (!section.digit().isEmpty()) {
                commands.add(new KeyCommand(section.title(), sectionKeys(section), () -> deeds.open(section)));
            }
        }
        commands.add(KeyCommand.of("Shortcut+K", Messages.text("palette.open"), deeds::openPalette));
        commands.add(KeyCommand.of("Shortcut+L", Messages.text("palette.link"), deeds::copyLink));
        commands.add(KeyCommand.of("Shortcut+Z", Messages.text("shell.undo"), deeds::undo));
        commands.add(KeyCommand.of("Shortcut+Shift+N", Messages.text("bell.title"), deeds::openNotices));
        commands.add(KeyCommand.of("Shortcut+S", Messages.text("view.save"), deeds::saveView));
        commands.add(KeyCommand.of("Shortcut+Shift+S", Messages.text("view.revert"), deeds::revertView));
        commands.add(KeyCommand.of("Slash", Messages.text("shell.filter"), deeds::filter)
                .when(deeds::hasFilter));
        commands.add(KeyCommand.of("Alt+Left", Messages.text("shell.back"), deeds::back));
        commands.add(KeyCommand.of("Alt+Right", Messages.text("shell.forward"), deeds::forward));
        commands.add(KeyCommand.of("F5", Messages.text("shell.refresh"), deeds::refresh));
        commands.add(KeyCommand.of("T", Messages.text("shell.range"), deeds::openRange)
                .when(deeds::hasRange));
        commands.add(KeyCommand.of("Shortcut+N", Messages.text("shell.add.model"), deeds::addModel));
        commands.add(KeyCommand.of("Shortcut+I", Messages.text("shell.add.events"), deeds::importEvents));
        commands.add(KeyCommand.of("Shortcut+Shift+D", Messages.text("shell.theme"), deeds::flipTheme));
        commands.add(KeyCommand.of("Shortcut+B", Messages.text("shell.sidebar"), deeds::narrow));
        commands.add(KeyCommand.of("F11", Messages.text("shell.full-screen"), deeds::fullScreen)
                .when(deeds::hasFullScreen));
        commands.add(KeyCommand.of("?", Messages.text("shell.keys"), deeds::showKeys));
        commands.add(KeyCommand.of("Shift+F1", Messages.text("tour.start"), deeds::startTour));
        commands.add(KeyCommand.of("F1", Messages.text("shell.keys"), deeds::showKeys));
        return new KeyScope(Messages.text("shell.everywhere"), commands);
    }

    static KeyCombination sectionKeys(Section section) {
        KeyCode code = ",".equals(section.digit()) ? KeyCode.COMMA : KeyCode.getKeyCode(section.digit());
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
