package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** One way to add a model: what it is called and for, its fields, and what it does with them. */
abstract class AddForm {

    final ScreenContext context;
    final DialogFrame frame;
    final FxTasks.Lane lane;
    final VBox node = new VBox();
    private final Runnable onChange;
    private final String title;

    /**
     * @param onChange told when it may have become ready, or not ready any more
     * @param title of the way
     * @param about what it is for
     */
    AddForm(ScreenContext context, DialogFrame frame, Runnable onChange, String title, String about) {
        this.context = context;
        this.frame = frame;
        this.onChange = onChange;
        this.title = title;
        this.lane = context.tasks().lane();
        node.getStyleClass().add("wide");
        node.getChildren().add(new Paragraph(about, "muted"));
    }

    final String title() {
        return title;
    }

    /** What it says on the main button. */
    String verb() {
        return Messages.text("add.verb");
    }

    final Node node() {
        return node;
    }

    final void changed() {
        onChange.run();
    }

    /** Whether enough is filled in to try. */
    abstract boolean isReady();

    /** Does it; the dialog stays open until it worked. */
    abstract void submit();
}
