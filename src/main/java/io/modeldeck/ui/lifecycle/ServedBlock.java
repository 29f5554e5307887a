package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.inference.Isolation;
import io.modeldeck.inference.LoadedFigures;
import io.modeldeck.inference.ProcessRecord;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** How a version is served, what that takes, and what a person may decide about it. */
final class ServedBlock extends VBox {

    private record Served(boolean isolated, ProcessRecord process, Optional<LoadedFigures> loaded) {

        static Served of(Engine engine, ModelVersion version) {
            Isolation isolation = engine.isolation();
            return new Served(
                    isolation.isIsolated(version),
                    isolation.of(version.id()),
                    engine.runtimes().figures().stream()
                            .filter(figures -> figures.version().id() == version.id())
                            .findFirst());
        }
    }

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final ModelVersion version;

    ServedBlock(ScreenContext context, ModelVersion version) {
        this.context = context;
        this.version = version;
        lane = context.tasks().lane();
        getStyleClass().add("wide");
        load();
    }

    private void load() {
        lane.run(Messages.text("board.served"), () -> Served.of(context.engine(), version), this::show);
    }

    private void show(Served served) {
        FactList facts = new FactList()
                .fact(
                        Messages.text("board.served.where"),
                        Messages.text(served.isolated() ? "board.served.own" : "board.served.shared"));
        served.loaded()
                .ifPresent(loaded -> facts.fact(
                        Messages.text("board.served.memory"),
                        Messages.text(
                                "board.served.loaded",
                                Formats.bytes(loaded.bytes()),
                                loaded.loadTook().toMillis(),
                                loaded.calls())));
        if (served.process().failures() > 0) {
            facts.fact(
                    Messages.text("board.served.failures"),
                    Formats.count(served.process().failures()));
        }
        getChildren().setAll(facts);
        served.process().failure().ifPresent(sentence -> getChildren().add(new Paragraph(sentence, "muted")));
        served.process()
                .origin()
                .ifPresent(origin ->
                        getChildren().add(new Paragraph(Messages.text("board.served.stranger", origin), "muted")));
        FlowPane buttons = new FlowPane(8, 8);
        boolean stranger = served.process().origin().isPresent();
        if (version.framework().equals(ModelVersion.ONNX) && !stranger) {
            buttons.getChildren()
                    .add(context.writing()
                            .guard(button(
                                    served.isolated() ? "board.served.trust" : "board.served.isolate",
                                    () -> isolate(!served.isolated()))));
        }
        if (served.loaded().isPresent()) {
            buttons.getChildren().add(button("board.served.unload", this::unload));
        }
        if (!buttons.getChildren().isEmpty()) {
            getChildren().add(buttons);
        }
    }

    private static Button button(String key, Runnable action) {
        Button button = new Button(Messages.text(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void isolate(boolean isolated) {
        Engine engine = context.engine();
        context.tasks()
                .run(
                        Messages.text("board.served"),
                        () -> {
                            engine.isolation().set(context.actor(), context.now(), version, isolated, "");
                            return engine.runtimes().forget(version.id());
                        },
                        was -> load());
    }

    private void unload() {
        context.tasks()
                .run(
                        Messages.text("board.served"),
                        () -> context.engine().runtimes().forget(version.id()),
                        was -> load());
    }
}
