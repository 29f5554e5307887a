package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Problem;
import io.modeldeck.store.Backup;
import io.modeldeck.store.Compaction;
import io.modeldeck.store.Integrity;
import io.modeldeck.store.Workspace;
import io.modeldeck.ui.kit.Clipboards;
import io.modeldeck.ui.kit.DecisionDialog;
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
    private record Holdings(long bytes, Map<String, Long> rows, Compaction.Size file) {}

    private final ScreenContext context;
    private final FilePicker files;
    private final FxTasks.Lane lane;
    private final Workspace workspace;
    private final Label size = new Label(Formats.NONE);
    private final Button backup = new Button(Messages.text("settings.backup.now"), Icons.of("fth-save"));
    private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Paragraph backedUp = new Paragraph("", "caption");
    private final Button restore = new Button(Messages.text("settings.restore.choose"), Icons.of("fth-upload"));
    private final Paragraph restored = new Paragraph("", "caption");
    private final Button compact = new Button(Messages.text("settings.compact.now"), Icons.of("fth-minimize-2"));
    private final ProgressBar compacting = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Paragraph compacted = new Paragraph("", "caption");
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
        going(progress, "settings.backup");
        going(compacting, "settings.compact");
        List.of(backedUp, compacted, restored, checked)
                .forEach(line -> line.managedProperty().bind(line.textProperty().isNotEmpty()));
        compact.setOnAction(event -> compact());
        restore.setOnAction(event -> chooseBackup());
        List.of(compact, restore).forEach(context.writing()::guard);
        setRows(List.of(
                SettingRow.stacked(
                        Messages.text("settings.location"), Messages.text("settings.location.meaning"), "", location),
                row("settings.size", size),
                row("settings.backup", backup, progress, backedUp),
                row("settings.restore", restore, restored),
                row("settings.compact", compact, compacting, compacted),
                SettingRow.stacked(
                        Messages.text("settings.retention"),
                        Messages.text("settings.retention.meaning"),
                        "",
                        new RetentionRow(context)),
                row("settings.check", check, checked)));
    }

    private static void going(ProgressBar bar, String key) {
        bar.setVisible(false);
        bar.managedProperty().bind(bar.visibleProperty());
        bar.getStyleClass().add("thin-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Messages.text(key));
    }

    private static SettingRow row(String key, javafx.scene.Node... controls) {
        return new SettingRow(Messages.text(key), Messages.text(key + ".meaning"), "", controls);
    }

    @Override
    void load() {
        read(
                lane,
                () -> new Holdings(
                        bytes(workspace.folder()),
                        Integrity.counts(workspace),
                        context.engine().compacting().size()),
                found -> {
                    size.setText(Messages.text(
                            "settings.size.is",
                            Formats.bytes(found.bytes()),
                            Formats.count(found.rows().getOrDefault("inference_event", 0L)),
                            Formats.count(found.rows().getOrDefault("model_version", 0L))));
                    compacted.setText(Messages.text(
                            "settings.compact.would",
                            Formats.bytes(found.file().bytes()),
                            Formats.bytes(found.file().unused())));
                });
    }

    private void backUp() {
        String day = context.formats().sortable(context.now()).substring(0, 10);
        String name = workspace.folder().getFileName() + "-" + day + ".zip";
        files.newFile(node(), Messages.text("settings.backup"), name).ifPresent(target -> {
            busy(backup, progress, true);
            backedUp.setText(Messages.text("settings.backup.going", target));
            context.tasks()
                    .run(
                            Messages.text("settings.backup"),
                            () -> Backup.create(workspace, target),
                            bytes -> {
                                busy(backup, progress, false);
                                backedUp.setText(Messages.text("settings.backup.done", Formats.bytes(bytes), target));
                            },
                            failure -> {
                                busy(backup, progress, false);
                                backedUp.setText(failure.sentence());
                            });
        });
    }

    private static void busy(Button button, ProgressBar bar, boolean busy) {
        button.setDisable(busy);
        bar.setVisible(busy);
    }

    private void compact() {
        busy(compact, compacting, true);
        compacted.setText(Messages.text("settings.compact.going"));
        context.tasks()
                .run(
                        Messages.text("settings.compact"),
                        () -> context.engine().compacting().run(context.actor(), context.now(), ""),
                        done -> {
                            busy(compact, compacting, false);
                            compacted.setText(Messages.text(
                                    "settings.compact.done",
                                    Formats.bytes(done.before()),
                                    Formats.bytes(done.after())));
                        },
                        failure -> {
                            busy(compact, compacting, false);
                            compacted.setText(failure.sentence());
                        });
    }

    private void chooseBackup() {
        files.file(node(), Messages.text("settings.restore"), FilePicker.Kind.BACKUP)
                .ifPresent(file -> {
                    restore.setDisable(true);
                    restored.setText(Messages.text("settings.restore.checking", file));
                    context.tasks()
                            .run(
                                    Messages.text("settings.restore"),
                                    () -> Backup.inspect(file, workspace),
                                    found -> {
                                        restore.setDisable(false);
                                        restored.setText("");
                                        confirm(file, found);
                                    },
                                    failure -> {
                                        restore.setDisable(false);
                                        restored.setText(failure.sentence());
                                    });
                });
    }

    private void confirm(Path file, Backup.Contents found) {
        String holds = Messages.text(
                "settings.restore.holds",
                found.models().size(),
                String.join(", ", found.models()),
                found.events(),
                found.newest().map(context.formats()::timeWithZone).orElse(Formats.NONE));
        new DecisionDialog(
                        context,
                        Messages.text("settings.restore.title", file.getFileName()),
                        Messages.text("settings.restore.consequence", workspace.folder()),
                        Messages.text("settings.restore.verb"))
                .details(new Paragraph(holds, "muted"))
                .dangerous()
                .show(
                        nothing -> {
                            context.engine().compacting().requireIdle("restored over");
                            return file;
                        },
                        chosen -> context.workspaces().restore(workspace.folder(), chosen));
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
