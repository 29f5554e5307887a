package io.modeldeck.ui.kit.command;

import javafx.scene.control.MenuItem;

/** What a button or an entry of a menu does, with the words on it. */
public record Action(String text, Runnable run) {

    /** The same as an entry of a menu. */
    public MenuItem item() {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> run.run());
        return item;
    }
}
