package io.modeldeck.ui.kit.screen;

import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.text.Messages;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;

/** Behind the buttons of every day: what is done now and then. */
public final class MoreMenu extends MenuButton {

    private final Writing writing;

    public MoreMenu(Writing writing) {
        super(Messages.text("action.more"));
        this.writing = writing;
        setId("more");
        setMinWidth(USE_PREF_SIZE);
    }

    /** An entry that writes. */
    public void writes(String words, Runnable run) {
        getItems().add(writing.guard(new Action(words, run).item()));
    }

    /** An entry that only looks, or goes somewhere. */
    public void reads(String words, Runnable run) {
        getItems().add(new Action(words, run).item());
    }

    /** Begins another part. */
    public void separate() {
        getItems().add(new SeparatorMenuItem());
    }
}
