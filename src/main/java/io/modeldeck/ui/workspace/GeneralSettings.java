package io.modeldeck.ui.workspace;

import io.modeldeck.config.Settings;
import io.modeldeck.domain.Change;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Who is at this workstation. */
final class GeneralSettings extends SettingsSection {

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final TextField person = new TextField();
    private final CheckBox desktop = new CheckBox();
    private final FxTasks.Lane desktopLane;
    private String stored = "";

    GeneralSettings(ScreenContext context) {
        super(Messages.text("settings.general"), "fth-user");
        this.context = context;
        lane = context.tasks().lane();
        desktopLane = context.tasks().lane();
        person.setPrefColumnCount(20);
        person.setOnAction(event -> save());
        person.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                save();
            }
        });
        desktop.setOnAction(event -> tellDesktop());
        Label zone = new Label(context.formats().zoneName());
        setRows(List.of(
                new SettingRow(Messages.text("settings.person"), Messages.text("settings.person.meaning"), "", person)
                        .writing(context.writing()),
                new SettingRow(Messages.text("settings.zone"), Messages.text("settings.zone.meaning"), "", zone),
                new SettingRow(
                                Messages.text("settings.desktop"),
                                Messages.text("settings.desktop.meaning"),
                                "",
                                desktop)
                        .writing(context.writing())));
    }

    private void tellDesktop() {
        String word = desktop.isSelected() ? "on" : Settings.OFF;
        context.tasks()
                .run(
                        Messages.text("settings.desktop"),
                        () -> put(Settings.DESKTOP, word),
                        done -> context.undoable(
                                Messages.text("settings.desktop.done." + done),
                                () -> put(Settings.DESKTOP, Settings.OFF.equals(word) ? "on" : Settings.OFF),
                                () -> put(Settings.DESKTOP, word),
                                this::load));
    }

    private String put(String key, String value) {
        context.engine().settings().put(context.actor(), context.now(), key, value);
        return value;
    }

    @Override
    void load() {
        read(
                desktopLane,
                () -> context.engine().settings().get(Settings.DESKTOP).equals(Optional.of(Settings.OFF)),
                off -> desktop.setSelected(!off));
        read(lane, () -> context.actor().name(), name -> {
            stored = name;
            if (!person.isFocused()) {
                person.setText(name);
            }
        });
    }

    @Override
    boolean dependsOn(Set<Class<? extends Change>> what) {
        return what.contains(Change.ConfigChanged.class);
    }

    private void save() {
        String name = person.getText().strip();
        if (name.equals(stored)) {
            return;
        }
        String before = stored;
        stored = name;
        context.tasks()
                .run(
                        Messages.text("settings.person"),
                        () -> {
                            put(Settings.PERSON, name);
                            return context.actor().name();
                        },
                        shown -> {
                            stored = shown;
                            person.setText(shown);
                            context.undoable(
                                    Messages.text("settings.person.done", shown),
                                    () -> put(Settings.PERSON, before),
                                    () -> put(Settings.PERSON, name),
                                    this::load);
                        });
    }
}
