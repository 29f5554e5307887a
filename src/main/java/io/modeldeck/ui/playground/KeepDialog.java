package io.modeldeck.ui.playground;

import io.modeldeck.playground.Example;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/** Asks for the name under which inputs are kept. */
final class KeepDialog {

    private static final double WIDTH = 460;

    private final ScreenContext context;
    private final DialogFrame frame;
    private final ModelVersion version;
    private final Supplier<Map<String, Object>> inputs;
    private final TextField name = new TextField();

    /** @param inputs made off the FX thread, since they may be large */
    KeepDialog(ScreenContext context, ModelVersion version, Supplier<Map<String, Object>> inputs) {
        this.context = context;
        this.version = version;
        this.inputs = inputs;
        frame = new DialogFrame(context, Messages.text("examples.keep.title"), WIDTH);
        name.setId("example-name");
        Button keep = new Button(Messages.text("examples.keep.verb"));
        keep.disableProperty().bind(name.textProperty().isEmpty());
        frame.main(keep, this::keep);
        frame.body()
                .getChildren()
                .addAll(
                        new Paragraph(Messages.text("examples.keep.text", version.shortLabel()), "muted"),
                        new Field(Messages.text("examples.name"), name, Messages.text("examples.keep.hint")));
    }

    void show() {
        frame.show();
        name.requestFocus();
    }

    private void keep() {
        String typed = name.getText();
        frame.work(
                () -> context.engine()
                        .examples()
                        .keep(context.actor(), context.now(), version, typed, inputs.get(), ""),
                this::kept);
    }

    private void kept(Example example) {
        frame.close();
        context.toasts().show(Messages.text("examples.kept", example.name()));
    }
}
