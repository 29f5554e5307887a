package io.modeldeck.ui.workspace;

import io.modeldeck.app.RetentionTotal;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How large each kind of rows is now, how large it would be after retention, and a word to have that done now. Read when somebody asks: it takes a look at the whole file. */
final class RetentionRow extends VBox {

    private final ScreenContext context;
    private final Button show = new Button(Messages.text("settings.retention.show"));
    private final Button remove = new Button(Messages.text("settings.retention.remove"));
    private final Paragraph said = new Paragraph("", "caption");
    private final FactList sizes = new FactList();

    RetentionRow(ScreenContext context) {
        this.context = context;
        show.setOnAction(event -> read());
        context.writing().guard(remove);
        remove.setVisible(false);
        for (var node : List.of(said, sizes, remove)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        said.setVisible(false);
        sizes.setVisible(false);
        HBox buttons = new HBox(8, show, remove);
        setSpacing(8);
        getChildren().addAll(buttons, said, sizes);
    }

    private void read() {
        show.setDisable(true);
        say(Messages.text("settings.retention.reading"));
        context.tasks()
                .run(
                        Messages.text("settings.retention"),
                        () -> context.engine().retention().totals(),
                        this::show,
                        failure -> {
                            show.setDisable(false);
                            say(failure.sentence());
                        });
    }

    private void show(List<RetentionTotal> totals) {
        show.setDisable(false);
        sizes.clear();
        totals.forEach(total -> sizes.fact(
                Messages.text("config.retention." + total.table().key()),
                Messages.text(
                        "settings.retention.is",
                        total.rows(),
                        Formats.bytes(total.bytes()),
                        Formats.bytes(total.bytesAfter()),
                        total.removed())));
        sizes.setVisible(true);
        long rows = totals.stream().mapToLong(RetentionTotal::removed).sum();
        say(Messages.text("settings.retention.would", rows));
        remove.setVisible(rows > 0);
        remove.setOnAction(event -> ask(rows));
    }

    private void ask(long rows) {
        new DecisionDialog(
                        context,
                        Messages.text("settings.retention.title", rows),
                        Messages.text("settings.retention.consequence"),
                        Messages.text("settings.retention.verb"))
                .comment(Messages.text("settings.retention.comment"), false)
                .dangerous()
                .show(
                        comment ->
                                context.engine().retention().enforceEverywhere(context.actor(), context.now(), comment),
                        removed -> {
                            context.toasts().show(Messages.text("settings.retention.done", removed));
                            read();
                        });
    }

    private void say(String sentence) {
        said.setText(sentence);
        said.setVisible(true);
    }
}
