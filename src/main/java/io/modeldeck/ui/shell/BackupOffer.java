package io.modeldeck.ui.shell;

import io.modeldeck.store.Backup;
import io.modeldeck.store.BackupFiles;
import io.modeldeck.store.Workspace;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Backups that were found near a workspace that did not open: each is read whole before anybody is asked whether it may take the place. */
final class BackupOffer extends VBox {

    private final FxTasks tasks;
    private final Formats formats;
    private final Workspace workspace;
    private final List<BackupFiles.Found> found;
    private final Consumer<Path> restore;

    /** @param restore told which one is to take the place of the workspace */
    BackupOffer(
            FxTasks tasks,
            Formats formats,
            Workspace workspace,
            List<BackupFiles.Found> found,
            Consumer<Path> restore) {
        this.tasks = tasks;
        this.formats = formats;
        this.workspace = workspace;
        this.found = found;
        this.restore = restore;
        getStyleClass().addAll("panel", "backup-offer");
        list("");
    }

    /** @param refusal why one of them cannot be used; empty where nobody has tried */
    private void list(String refusal) {
        getChildren().setAll(heading("shell.backups"));
        if (!refusal.isEmpty()) {
            getChildren().add(new Paragraph(refusal, "field-fault"));
        }
        found.forEach(one -> getChildren().add(row(one)));
    }

    private HBox row(BackupFiles.Found one) {
        Label name = new Label(one.file().getFileName().toString());
        Label facts = new Label(Messages.text(
                "shell.backups.facts",
                formats.timeWithZone(one.takenAt()),
                Formats.bytes(one.bytes()),
                one.file().getParent()));
        facts.getStyleClass().add("caption");
        facts.setWrapText(true);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, name, facts);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button choose = new Button(Messages.text("action.asks", Messages.text("settings.restore.verb")));
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setAccessibleText(Messages.text("settings.restore.title", name.getText()));
        choose.setOnAction(event -> look(one.file()));
        HBox row = new HBox(words, choose);
        row.getStyleClass().add("row");
        return row;
    }

    private void look(Path file) {
        String going = Messages.text("settings.restore.checking", file);
        getChildren().setAll(heading("shell.backups"), new Paragraph(going, "muted"));
        tasks.run(
                going,
                () -> Backup.inspect(file, workspace),
                contents -> ask(file, contents),
                failure -> list(failure.sentence()));
    }

    private void ask(Path file, Backup.Contents contents) {
        Label title = new Label(Messages.text("settings.restore.title", file.getFileName()));
        title.getStyleClass().add("heading");
        Button back = new Button(Messages.text("dialog.cancel"));
        back.setOnAction(event -> list(""));
        Button decide = new Button(Messages.text("settings.restore.verb"));
        decide.getStyleClass().add("danger");
        decide.setOnAction(event -> restore.accept(file));
        HBox buttons = new HBox(back, decide);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .setAll(
                        title,
                        new Paragraph(holds(contents), "muted"),
                        new Paragraph(Messages.text("settings.restore.consequence", workspace.folder())),
                        buttons);
        back.requestFocus();
    }

    private String holds(Backup.Contents contents) {
        return Messages.text(
                "settings.restore.holds",
                contents.models().size(),
                String.join(", ", contents.models()),
                contents.events(),
                contents.newest().map(formats::timeWithZone).orElse(Formats.NONE));
    }

    private static Label heading(String key) {
        Label heading = new Label(Messages.text(key));
        heading.getStyleClass().add("heading");
        return heading;
    }
}
