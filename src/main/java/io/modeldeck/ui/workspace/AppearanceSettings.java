package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.ChoiceWords;
import io.modeldeck.ui.kit.Language;
import io.modeldeck.ui.kit.Look;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.Theme;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;

/** How the console looks. */
final class AppearanceSettings extends SettingsSection {

    private static final List<Double> SCALES = List.of(1.0, 1.15, 1.3, 1.5);

    AppearanceSettings(ScreenContext context) {
        super(Messages.text("settings.appearance"), "fth-sun");
        Theme theme = context.theme();
        setRows(List.of(
                new SettingRow(
                        Messages.text("settings.theme"),
                        Messages.text("settings.theme.meaning"),
                        Messages.text("theme.light") + " " + Messages.text("theme.dark"),
                        new ThemePicker(theme)),
                row("settings.text", text(theme)),
                row("settings.contrast", contrast(theme)),
                row("settings.motion", motion(theme)),
                row("settings.language", language(theme))));
    }

    private static SettingRow row(String key, Control control) {
        control.setAccessibleText(Messages.text(key));
        return new SettingRow(Messages.text(key), Messages.text(key + ".meaning"), "", control);
    }

    private static ComboBox<Double> text(Theme theme) {
        ComboBox<Double> scales = new ComboBox<>();
        scales.getItems().setAll(SCALES);
        scales.setValue(theme.look().get().textScale());
        scales.setConverter(ChoiceWords.of(scale -> String.format(Locale.ENGLISH, "%.0f %%", scale * 100)));
        scales.valueProperty()
                .addListener(
                        (property, before, now) -> change(theme, look(theme).withText(now)));
        return scales;
    }

    private static CheckBox contrast(Theme theme) {
        CheckBox box = new CheckBox();
        box.setSelected(look(theme).highContrast());
        box.selectedProperty()
                .addListener(
                        (property, before, now) -> change(theme, look(theme).withContrast(now)));
        return box;
    }

    private static CheckBox motion(Theme theme) {
        CheckBox box = new CheckBox();
        box.setSelected(look(theme).calm());
        box.selectedProperty()
                .addListener(
                        (property, before, now) -> change(theme, look(theme).withCalm(now)));
        return box;
    }

    private static ComboBox<Language> language(Theme theme) {
        ComboBox<Language> languages = new ComboBox<>();
        languages.getItems().setAll(Language.all());
        languages.setValue(look(theme).language());
        languages.setConverter(ChoiceWords.of(Language::ownName));
        languages
                .valueProperty()
                .addListener(
                        (property, before, now) -> change(theme, look(theme).withLanguage(now)));
        return languages;
    }

    private static Look look(Theme theme) {
        return theme.look().get();
    }

    private static void change(Theme theme, Look look) {
        theme.choose(look);
    }
}
