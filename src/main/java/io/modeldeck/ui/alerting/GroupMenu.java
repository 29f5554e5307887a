package io.modeldeck.ui.alerting;

import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.text.Messages;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/** In the line of the inbox's filter: by what alerts are put together. */
final class GroupMenu extends MenuButton {

    private final Map<Grouping, RadioMenuItem> items = new EnumMap<>(Grouping.class);

    GroupMenu(Consumer<Grouping> chosen) {
        super(Messages.text("alerts.grouping"), Icons.of("fth-layers"));
        setMinWidth(USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (Grouping one : Grouping.values()) {
            RadioMenuItem item = new RadioMenuItem(one.title());
            item.setToggleGroup(group);
            item.setOnAction(event -> chosen.accept(one));
            items.put(one, item);
            getItems().add(item);
        }
        show(Grouping.NONE);
    }

    void show(Grouping now) {
        items.get(now).setSelected(true);
        HoverText.of(this, now.title());
        setAccessibleText(Messages.text("alerts.grouping.now", now.title()));
    }
}
