package io.modeldeck.ui.lifecycle;

import io.modeldeck.report.SideBySide.Section;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;

/** Whether the comparison shows only what differs: everywhere by one switch, or section by section. */
final class CompareSections extends HBox {

    private final CheckBox everywhere = new CheckBox(Messages.text("compare.differences"));
    private final Map<Section, CheckMenuItem> each = new EnumMap<>(Section.class);
    private final Runnable changed;

    CompareSections(Runnable changed) {
        super(8);
        this.changed = changed;
        MenuButton menu = new MenuButton(Messages.text("compare.sections"));
        for (Section section : Section.values()) {
            CheckMenuItem item = new CheckMenuItem(
                    Messages.text("compare.differences.of", Messages.text("compare.section." + section.name())));
            item.setMnemonicParsing(false);
            item.setSelected(true);
            item.setOnAction(event -> {
                summarise();
                changed.run();
            });
            each.put(section, item);
            menu.getItems().add(item);
        }
        everywhere.setAllowIndeterminate(false);
        everywhere.setSelected(true);
        everywhere.setOnAction(event -> all(everywhere.isSelected()));
        getStyleClass().add("row");
        everywhere.setMinWidth(USE_PREF_SIZE);
        menu.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(everywhere, menu);
    }

    /** The sections of which only differences are shown. */
    Set<Section> onlyDifferences() {
        Set<Section> only = EnumSet.noneOf(Section.class);
        each.forEach((section, item) -> {
            if (item.isSelected()) {
                only.add(section);
            }
        });
        return only;
    }

    /** Everywhere, or where that is so already, nowhere. */
    void flip() {
        all(onlyDifferences().size() < Section.values().length);
    }

    void set(Section section, boolean only) {
        each.get(section).setSelected(only);
        summarise();
        changed.run();
    }

    private void all(boolean only) {
        Arrays.stream(Section.values()).forEach(section -> each.get(section).setSelected(only));
        summarise();
        changed.run();
    }

    private void summarise() {
        int only = onlyDifferences().size();
        everywhere.setSelected(only == each.size());
        everywhere.setIndeterminate(only > 0 && only < each.size());
    }
}
