package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.ScreenContext;
import java.util.List;

/** How the console looks. */
final class AppearanceSettings extends SettingsSection {

    AppearanceSettings(ScreenContext context) {
        super(Messages.text("settings.appearance"), "fth-sun");
        setRows(List.of(new SettingRow(
                Messages.text("settings.theme"),
                Messages.text("settings.theme.meaning"),
                Messages.text("theme.light") + " " + Messages.text("theme.dark"),
                new ThemePicker(context.theme()))));
    }
}
