package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.screen.Writing;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;

/** What can be done with a screen as a whole, by the right button where no part of it has a menu of its own. Made when it is first asked for. */
final class ScreenMenu {

    private final MainKeys.Deeds deeds;
    private final Writing writing;

    private ScreenMenu(MainKeys.Deeds deeds, Writing writing) {
        this.deeds = deeds;
        this.writing = writing;
    }

    /** @param stage where the screens are shown */
    static void attach(Node stage, MainKeys.Deeds deeds, Writing writing) {
        ScreenMenu screen = new ScreenMenu(deeds, writing);
        stage.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            screen.menu().show(stage, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu(
                item(Command.PICTURE, deeds::savePicture),
                item(Command.COPY_LINK, deeds::copyLink),
                writing.guard(item(Command.SAVE_VIEW, deeds::saveView)));
        if (deeds.hasWindow()) {
            menu.getItems().add(item(Command.WINDOW, deeds::openWindow));
        }
        menu.getItems().addAll(new SeparatorMenuItem(), item(Command.KEYS, deeds::showKeys));
        return menu;
    }

    private static MenuItem item(Command command, Runnable run) {
        return command.item(command.text(), run);
    }
}
