package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Problem;
import io.modeldeck.store.Backup;
import io.modeldeck.store.Compaction;
import io.modeldeck.store.Integrity;
import io.modeldeck.store.Workspace;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
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
    private final SettingWork backup;
    private final SettingWork restore;
    private final SettingWork compact;
    private final SettingWork check;

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
        backup = work("settings.backup", "settings.backup.now", "fth-save", this::backUp);
        restore = work("settings.restore", "settings.restore.choose", "fth-upload", this::chooseBackup);
        compact = work("settings.compact", "settings.compact.now", "fth-minimize-2", this::compact);
        check = work("settings.check", "settings.check.now", "fth-shield", this::check);
        List.of(compact, restore).forEach(work -> context.writing().guard(work.button()));
        setRows(List.of(
                SettingRow.stacked(
                        Messages.text("settings.location"), Messages.text("settings.location.meaning"), "", location),
                row("settings.size", size),
                row("settings.backup", backup.controls()),
                row("settings.restore", restore.controls()),
                row("settings.compact", compact.controls()),
                SettingRow.stacked(
                        Messages.text("settings.retention"),
                        Messages.text("settings.retention.meaning"),
                        "",
                        new RetentionRow(context)),
                row("settings.check", check.controls())));
    }

    private SettingWork work(String key, String verb, String icon, Runnable start) {
        SettingWork work = new SettingWork(context.tasks(), Messages.text(key), Messages.text(verb), icon);
        work.button().setOnAction(event -> start.run());
        return work;
    }

    private static SettingRow row(String key, Node... controls) {
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
                    compact.say(Messages.text(
                            "settings.compact.would",
                            Formats.bytes(found.file().bytes()),
                            Formats.bytes(found.file().unused())));
                });
    }

    private void backUp() {
        String day = context.formats().sortable(context.now()).substring(0, 10);
        String name = workspace.folder().getFileName() + "-" + day + ".zip";
        files.newFile(node(), Messages.text("settings.backup"), name)
                .ifPresent(target -> backup.run(
                        Messages.text("settings.backup.going", target),
                        () -> Backup.create(workspace, target),
                        bytes -> backup.say(Messages.text("settings.backup.done", Formats.bytes(bytes), target))));
    }

    private void compact() {
        compact.run(
                Messages.text("settings.compact.going"),
                progress -> context.engine().compacting().run(context.actor(), context.now(), "", progress),
                outcome -> outcome.map(done -> Messages.text(
                                "settings.compact.done", Formats.bytes(done.before()), Formats.bytes(done.after())))
                        .orElseGet(() -> Messages.text("settings.compact.stopped")));
    }

    private void chooseBackup() {
        files.file(node(), Messages.text("settings.restore"), FilePicker.Kind.BACKUP)
                .ifPresent(file -> restore.run(
                        Messages.text("settings.restore.checking", file),
                        () -> Backup.inspect(file, workspace),
                        found -> confirm(file, found)));
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
        check.run(
                Messages.text("settings.check.going"),
                () -> Integrity.faults(workspace),
                faults -> check.say(
                        faults.isEmpty() ? Messages.text("settings.check.sound") : String.join("\n", faults)));
    }

    private static long bytes(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(WorkspaceSettings::length)
                    .sum();
        } catch (IOException e) {
            throw new Problem(Messages.text("settings.folder.unread", folder, e.getMessage()), e);
        }
    }

    /** A file that was there a moment ago may be gone: the database's own side files come and go. */
    private static long length(Path file) {
        return file.toFile().length();
    }
}
