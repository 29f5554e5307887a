package io.modeldeck.ui.workspace;

import io.modeldeck.inference.OnnxModelRuntime;
import io.modeldeck.store.Integrity;
import io.modeldeck.ui.kit.Clipboards;
import io.modeldeck.ui.kit.FactList;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Icons;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.ScreenContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Button;

/** Versions and licences, ready to be copied into a report of a fault. */
final class AboutSettings extends SettingsSection {

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final FactList facts = new FactList();
    private Map<String, String> versions = Map.of();

    AboutSettings(ScreenContext context) {
        super(Messages.text("settings.about"), "fth-info");
        this.context = context;
        lane = context.tasks().lane();
        Button copy = new Button(Messages.text("about.copy"), Icons.of("fth-copy"));
        copy.setOnAction(event -> {
            Clipboards.copy(diagnostics());
            context.toasts().show(Messages.text("about.copied"));
        });
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
        read(lane, this::read, found -> {
            versions = found;
            facts.clear();
            found.forEach((name, version) -> facts.fact(name, version));
        });
    }

    /** No names of models, features or people: a report may be sent on. */
    String diagnostics() {
        return versions.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private Map<String, String> read() {
        Map<String, String> found = new LinkedHashMap<>();
        Map<String, Long> rows = Integrity.counts(context.engine().workspace());
        String built = AboutSettings.class.getPackage().getImplementationVersion();
        found.put(Messages.text("shell.name"), built == null ? Messages.text("about.unpacked") : built);
        found.put("Java", Runtime.version() + ", " + System.getProperty("java.vendor"));
        found.put("JavaFX", System.getProperty("javafx.runtime.version", Formats.NONE));
        found.put("SQLite", Integrity.sqliteVersion(context.engine().workspace()));
        found.put("ONNX Runtime", OnnxModelRuntime.libraryVersion());
        found.put(
                Messages.text("about.system"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        found.put(
                Messages.text("about.memory"),
                Formats.bytes(Runtime.getRuntime().maxMemory()) + ", "
                        + Runtime.getRuntime().availableProcessors() + " " + Messages.text("about.processors"));
        found.put(
                Messages.text("about.rows"),
                Messages.text(
                        "about.rows.are",
                        count(rows, "inference_event"),
                        count(rows, "model_version"),
                        count(rows, "alert_event"),
                        count(rows, "training_run")));
        return found;
    }

    private static String count(Map<String, Long> rows, String table) {
        return Formats.count(rows.getOrDefault(table, 0L));
    }
}
