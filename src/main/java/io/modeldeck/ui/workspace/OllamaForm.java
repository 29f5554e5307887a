package io.modeldeck.ui.workspace;

import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ollama.OllamaCatalogue;
import io.modeldeck.inference.ollama.OllamaMode;
import io.modeldeck.inference.ollama.OllamaServer;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A model that an Ollama server has. */
final class OllamaForm extends AddForm {

    private final Consumer<ModelVersion> onAdded;
    private final TextField server = new TextField();
    private final TextField key = new TextField();
    private final ComboBox<String> model = new ComboBox<>();
    private final TextField name = new TextField();
    private final ComboBox<Optional<OllamaMode>> mode = new ComboBox<>();

    OllamaForm(ScreenContext context, DialogFrame frame, Runnable onChange, Consumer<ModelVersion> onAdded) {
        super(context, frame, onChange, Messages.text("add.ollama"), Messages.text("add.ollama.text"));
        this.onAdded = onAdded;
        Button ask = new Button(Messages.text("add.ollama.ask"), Icons.of("fth-list"));
        ask.setMinWidth(Button.USE_PREF_SIZE);
        ask.setOnAction(event -> ask());
        HBox.setHgrow(server, Priority.ALWAYS);
        HBox line = new HBox(server, ask);
        line.getStyleClass().add("row");
        model.setEditable(true);
        model.setMaxWidth(Double.MAX_VALUE);
        model.getEditor().setId("ollama-model");
        List<Optional<OllamaMode>> modes = new ArrayList<>(List.of(Optional.empty()));
        Arrays.stream(OllamaMode.values()).map(Optional::of).forEach(modes::add);
        mode.getItems().setAll(modes);
        mode.setValue(Optional.empty());
        mode.setMaxWidth(Double.MAX_VALUE);
        mode.setConverter(ChoiceWords.of(
                chosen -> chosen.map(OllamaMode::word).orElseGet(() -> Messages.text("add.ollama.mode.usual"))));
        node.getChildren()
                .addAll(
                        line,
                        new FieldPair(
                                new Field(
                                        Messages.text("add.ollama.model"),
                                        model,
                                        Messages.text("add.ollama.model.hint")),
                                new Field(
                                        Messages.text("add.ollama.mode"), mode, Messages.text("add.ollama.mode.hint"))),
                        new FieldPair(
                                new Field(Messages.text("add.name"), name, Messages.text("add.name.hint")),
                                new Field(Messages.text("add.ollama.key"), key, Messages.text("add.ollama.key.hint"))));
        List.of(server, name, model.getEditor())
                .forEach(field -> field.textProperty().addListener(any -> changed()));
        context.tasks()
                .lane()
                .run(
                        Messages.text("add.ollama"),
                        () -> OllamaAddress.usual(context.engine()),
                        server::setText,
                        frame::refuse);
    }

    @Override
    boolean isReady() {
        return !server.getText().isBlank()
                && !name.getText().isBlank()
                && !model.getEditor().getText().isBlank();
    }

    /** Which models the server has. */
    private void ask() {
        String typed = server.getText();
        Optional<String> variable = Optional.of(key.getText());
        frame.refuse("");
        lane.run(
                Messages.text("add.ollama.ask"),
                () -> new OllamaCatalogue(
                                OllamaServer.parse(typed).withKey(variable),
                                context.engine().keychain())
                        .list().stream().map(OllamaCatalogue.Entry::name).toList(),
                names -> {
                    model.getItems().setAll(names);
                    if (!names.isEmpty() && model.getEditor().getText().isBlank()) {
                        model.setValue(names.getFirst());
                    }
                },
                frame::refuse);
    }

    @Override
    void submit() {
        String at = server.getText();
        Optional<String> variable = Optional.of(key.getText());
        AddModel options = AddModel.named(
                name.getText().strip(), model.getEditor().getText().strip());
        Optional<OllamaMode> chosen = mode.getValue();
        frame.work(
                () -> context.engine()
                        .ollamaIntake()
                        .add(
                                context.actor(),
                                context.now(),
                                OllamaServer.parse(at).withKey(variable),
                                options,
                                chosen),
                onAdded);
    }
}
