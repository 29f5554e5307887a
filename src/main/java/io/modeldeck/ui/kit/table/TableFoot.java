package io.modeldeck.ui.kit.table;

import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import javafx.scene.control.Label;

/** Below a table: how many rows it does not show, because they are too many. Not there where it shows all. */
final class TableFoot extends Label {

    TableFoot() {
        getStyleClass().add("data-table-foot");
        Presence.of(this, false);
    }

    void say(int hidden) {
        setText(hidden > 0 ? Messages.text("table.more", Formats.count(hidden)) : "");
        Presence.of(this, hidden > 0);
    }
}
