package io.modeldeck.ui.workspace;

import io.modeldeck.app.Diagnostics;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.List;
import javafx.scene.control.Button;

/** Versions and licences. */
final class AboutSettings extends SettingsSection {

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final FactList facts = new FactList();

    AboutSettings(ScreenContext context) {
        super(Messages.text("settings.about"), "fth-info");
        this.context = context;
        lane = context.tasks().lane();
        Button copy = new Button(Messages.text("about.open"), Icons.of("fth-tool"));
        copy.setOnAction(event -> context.go(new Place.Diagnostics()));
        FactList licences = new FactList();
        for (String line : Messages.text("about.licences.list").split(";")) {
            String[] parts = line.strip().split("=");
            licences.fact(parts[0], parts[1]);
        }
        setRows(List.of(
                SettingRow.stacked(Messages.text("about.versions"), Messages.text("about.versions.meaning"), "", facts),
                new SettingRow(
                        Messages.text("about.diagnostics"), Messages.text("about.diagnostics.meaning"), "", copy),
                SettingRow.stacked(
                        Messages.text("about.licences"), Messages.text("about.licences.meaning"), "", licences)));
    }

    @Override
    void load() {
        read(lane, () -> Diagnostics.versions(context.engine()), found -> {
            facts.clear();
            found.forEach((name, version) -> facts.fact(name, version));
        });
    }
}
