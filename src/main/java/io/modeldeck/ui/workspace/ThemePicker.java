package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** As the system has it, light, or dark. */
final class ThemePicker extends HBox {

    /** @param wanted told of the choice, which it makes */
    ThemePicker(Theme theme, Consumer<ThemeChoice> wanted) {
        getStyleClass().add("theme-picker");
        ToggleGroup group = new ToggleGroup();
        for (ThemeChoice choice : ThemeChoice.values()) {
            ToggleButton button = new ToggleButton(Messages.text("theme." + choice.word()), Icons.of(icon(choice)));
            button.setUserData(choice);
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                button.setSelected(true);
                wanted.accept(choice);
            });
            button.getStyleClass().add(position(choice));
            getChildren().add(button);
        }
        mark(group, theme.choice());
        theme.follow(this, () -> mark(group, theme.choice()));
    }

    private static void mark(ToggleGroup group, ThemeChoice chosen) {
        group.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == chosen)
                .forEach(group::selectToggle);
    }

    private static String icon(ThemeChoice choice) {
        return switch (choice) {
            case SYSTEM -> "fth-monitor";
            case LIGHT -> "fth-sun";
            case DARK -> "fth-moon";
        };
    }

    private static String position(ThemeChoice choice) {
        return switch (choice) {
            case SYSTEM -> "left-pill";
            case LIGHT -> "center-pill";
            case DARK -> "right-pill";
        };
    }
}
