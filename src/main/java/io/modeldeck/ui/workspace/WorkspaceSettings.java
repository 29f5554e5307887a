package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Problem;
import io.modeldeck.store.Backup;
import io.modeldeck.store.Integrity;
import io.modeldeck.store.Workspace;
import io.modeldeck.ui.kit.Clipboards;
import io.modeldeck.ui.kit.FilePicker;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Icons;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.ScreenContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/** Where the workspace lies, its size, its backup, and whether it is sound. */
final class WorkspaceSettings extends SettingsSection {

    /** What the folder holds. */
    private record Holdings(long bytes, Map<String, Long> rows) {}

    private final ScreenContext context;
    private final FilePicker files;
    private final FxTasks.Lane lane;
    private final Workspace workspace;
    private final Label size = new Label(Formats.NONE);
    private final Button backup = new Button(Messages.text("settings.backup.now"), Icons.of("fth-save"));
    private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Paragraph backedUp = new Paragraph("", "caption");
    private final Button check = new Button(Messages.text("settings.check.now"), Icons.of("fth-shield"));
    private final Paragraph checked = new Paragraph("", "caption");

    WorkspaceSettings(ScreenContext context, FilePicker files) {
        super(Messages.text("settings.workspace"), "fth-folder");
        this.context = context;
        this.files = files;
        lane = context.tasks().lane();
        workspace = context.engine().workspace();
        String folder = workspace.folder().toString();
        Paragraph place = new Paragraph(folder);
        HBox location = new HBox(
                place,
                Icons.button("fth-copy", Messages.text("settings.location.copy"), () -> Clipboards.copy(folder)));
        location.getStyleClass().add("row");
        backup.setOnAction(event -> backUp());
        check.setOnAction(event -> check());
        progress.setVisible(false);
        progress.managedProperty().bind(progress.visibleProperty());
        progress.getStyleClass().add("thin-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(Messages.text("settings.backup"));
        List.of(backedUp, checked)
                .forEach(line -> line.managedProperty().bind(line.textProperty().isNotEmpty()));
        String restore = "modeldeck restore FILE --workspace DIR";
        Label command = new Label(restore);
        command.getStyleClass().add("mono");
        HBox restoring = new HBox(
                command,
                Icons.button("fth-copy", Messages.text("diagnostics.copy-command"), () -> Clipboards.copy(restore)));
        restoring.getStyleClass().add("row");
        setRows(List.of(
                SettingRow.stacked(
                        Messages.text("settings.location"), Messages.text("settings.location.meaning"), "", location),
                row("settings.size", size),
                row("settings.backup", backup, progress, backedUp),
                row("settings.restore", restoring),
                row("settings.check", check, checked)));
    }

    private static SettingRow row(String key, javafx.scene.Node... controls) {
        return new SettingRow(Messages.text(key), Messages.text(key + ".meaning"), "", controls);
    }

    @Override
    void load() {
        read(
                lane,
                () -> new Holdings(bytes(workspace.folder()), Integrity.counts(workspace)),
                found -> size.setText(Messages.text(
                        "settings.size.is",
                        Formats.bytes(found.bytes()),
                        Formats.count(found.rows().getOrDefault("inference_event", 0L)),
                        Formats.count(found.rows().getOrDefault("model_version", 0L)))));
    }

    private void backUp() {
        String day = context.formats().sortable(context.now()).substring(0, 10);
        String name = workspace.folder().getFileName() + "-" + day + ".zip";
        files.newFile(node(), Messages.text("settings.backup"), name).ifPresent(target -> {
            busy(backup, true);
            backedUp.setText(Messages.text("settings.backup.going", target));
            context.tasks()
                    .run(
                            Messages.text("settings.backup"),
                            () -> Backup.create(workspace, target),
                            bytes -> {
                                busy(backup, false);
                                backedUp.setText(Messages.text("settings.backup.done", Formats.bytes(bytes), target));
                            },
                            failure -> {
                                busy(backup, false);
                                backedUp.setText(failure.sentence());
                            });
        });
    }

    private void busy(Button button, boolean busy) {
        button.setDisable(busy);
        progress.setVisible(busy);
    }

    private void check() {
        check.setDisable(true);
        checked.setText(Messages.text("settings.check.going"));
        context.tasks()
                .run(
                        Messages.text("settings.check"),
                        () -> Integrity.faults(workspace),
                        faults -> {
                            check.setDisable(false);
                            checked.setText(
                                    faults.isEmpty()
                                            ? Messages.text("settings.check.sound")
                                            : String.join("\n", faults));
                        },
                        failure -> {
                            check.setDisable(false);
                            checked.setText(failure.sentence());
                        });
    }

    private static long bytes(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(WorkspaceSettings::length)
                    .sum();
        } catch (IOException e) {
            throw new Problem("The folder " + folder + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    /** A file that was there a moment ago may be gone: the database's own side files come and go. */
    private static long length(Path file) {
        return file.toFile().length();
    }
}
