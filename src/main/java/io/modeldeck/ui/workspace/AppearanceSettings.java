package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Language;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Look;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.work.Undo;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;

/** How the console looks. */
final class AppearanceSettings extends SettingsSection {

    private static final List<Double> SCALES = List.of(1.0, 1.15, 1.3, 1.5);

    private final ScreenContext context;
    private final Theme theme;

    AppearanceSettings(ScreenContext context) {
        super(Messages.text("settings.appearance"), "fth-sun");
        this.context = context;
        theme = context.theme();
        setRows(List.of(
                new SettingRow(
                        Messages.text("settings.theme"),
                        Messages.text("settings.theme.meaning"),
                        Messages.text("theme.light") + " " + Messages.text("theme.dark"),
                        new ThemePicker(theme, choice -> change("settings.theme", look().with(choice)))),
                row("settings.text", text()),
                row("settings.compact-rows", box("settings.compact-rows", Look::compact, Look::withCompact)),
                row("settings.contrast", box("settings.contrast", Look::highContrast, Look::withContrast)),
                row("settings.motion", box("settings.motion", Look::calm, Look::withCalm)),
                row("settings.language", language())));
    }

    private static SettingRow row(String key, Control control) {
        control.setAccessibleText(Messages.text(key));
        return new SettingRow(Messages.text(key), Messages.text(key + ".meaning"), "", control);
    }

    private ComboBox<Double> text() {
        ComboBox<Double> scales = new ComboBox<>();
        scales.getItems().setAll(SCALES);
        scales.setConverter(ChoiceWords.of(scale -> String.format(Locale.ENGLISH, "%.0f %%", scale * 100)));
        bind("settings.text", scales, scales.valueProperty(), Look::textScale, Look::withText);
        return scales;
    }

    private CheckBox box(String key, Function<Look, Boolean> read, BiFunction<Look, Boolean, Look> changed) {
        CheckBox box = new CheckBox();
        bind(key, box, box.selectedProperty(), read, changed);
        return box;
    }

    private ComboBox<Language> language() {
        ComboBox<Language> languages = new ComboBox<>();
        languages.getItems().setAll(Language.all());
        languages.setConverter(ChoiceWords.of(Language::ownName));
        bind("settings.language", languages, languages.valueProperty(), Look::language, Look::withLanguage);
        return languages;
    }

    /** The control shows the look, also one that is taken back, and changes it. */
    private <T> void bind(
            String key, Control control, Property<T> value, Function<Look, T> read, BiFunction<Look, T, Look> changed) {
        value.setValue(read.apply(look()));
        value.addListener((property, before, now) -> change(key, changed.apply(look(), now)));
        theme.follow(control, () -> value.setValue(read.apply(look())));
    }

    private Look look() {
        return theme.look().get();
    }

    private void change(String key, Look wanted) {
        Look before = look();
        if (!wanted.equals(before)) {
            theme.choose(wanted);
            context.toasts()
                    .undoable(
                            Messages.text("settings.look.done", Messages.text(key)),
                            Undo.Step.at(() -> theme.choose(before)),
                            Undo.Step.at(() -> theme.choose(wanted)));
        }
    }
}
