package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.CommandScope;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.place.Section;
import java.util.ArrayList;
import java.util.List;

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

        /** The place that is shown, in a window of its own. */
        void openWindow();

        /** Whether there is a window beside which it could be. */
        boolean hasWindow();

        /** What the screen shows, as a picture. */
        void savePicture();

        void undo();

        void redo();

        /** Takes the keyboard to another pane: the sections, the bar at the top, the parts of the screen, the status line. */
        void pane(int by);

        void openNotices();

        void startTour();

        /** Whether the tour is given in this window. */
        boolean hasTour();

        /** Follows what comes in, or stands still. */
        void flipLive();

        void saveView();

        void revertView();
    }

    private MainKeys() {}

    /**
     * @param range what is done to the range of time
     * @param search where words are looked for on the screen
     */
    static KeyScope scope(List<Section> sections, Deeds deeds, RangeDeeds range, ScreenSearch search) {
        List<KeyCommand> commands = new ArrayList<>();
        for (Section section : sections) {
            Command.to(section).ifPresent(command -> commands.add(command.does(() -> deeds.open(section))));
        }
        commands.add(Command.PALETTE.does(deeds::openPalette));
        commands.add(Command.COPY_LINK.does(deeds::copyLink));
        commands.add(Command.WINDOW.does(deeds::openWindow).when(deeds::hasWindow));
        commands.add(Command.PICTURE.does(deeds::savePicture));
        commands.add(Command.UNDO.does(deeds::undo));
        commands.add(Command.REDO.does(deeds::redo));
        commands.add(Command.PANE_NEXT.does(() -> deeds.pane(1)));
        commands.add(Command.PANE_PREVIOUS.does(() -> deeds.pane(-1)));
        commands.add(Command.NOTICES.does(deeds::openNotices));
        commands.add(Command.SAVE_VIEW.does(deeds::saveView));
        commands.add(Command.REVERT_VIEW.does(deeds::revertView));
        commands.add(Command.FILTER.does(search::filter).when(search::hasFilter));
        commands.add(Command.FIND.does(search::find).when(search::canFind));
        commands.add(Command.BACK.does(deeds::back));
        commands.add(Command.FORWARD.does(deeds::forward));
        commands.add(Command.REFRESH.does(deeds::refresh));
        commands.add(Command.RANGE.does(deeds::openRange).when(deeds::hasRange));
        commands.add(Command.RANGE_EARLIER.does(() -> range.shift(-1)).when(deeds::hasRange));
        commands.add(Command.RANGE_LATER.does(() -> range.shift(1)).when(deeds::hasRange));
        commands.add(Command.RANGE_BACK.does(range::back).when(deeds::hasRange));
        commands.add(Command.RANGE_FORTH.does(range::forth).when(deeds::hasRange));
        commands.add(Command.RANGE_COPY.does(range::copy).when(deeds::hasRange));
        commands.add(Command.RANGE_PASTE.does(range::paste).when(deeds::hasRange));
        commands.add(Command.LIVE.does(deeds::flipLive));
        commands.add(Command.ADD_MODEL.does(deeds::addModel));
        commands.add(Command.IMPORT_EVENTS.does(deeds::importEvents));
        commands.add(Command.THEME.does(deeds::flipTheme));
        commands.add(Command.SIDEBAR.does(deeds::narrow));
        commands.add(Command.FULL_SCREEN.does(deeds::fullScreen).when(deeds::hasFullScreen));
        commands.add(Command.KEYS.does(deeds::showKeys));
        commands.add(Command.TOUR.does(deeds::startTour).when(deeds::hasTour));
        commands.add(Command.HELP.does(deeds::showKeys));
        return new KeyScope(CommandScope.EVERYWHERE.title(), commands);
    }
}
