package io.modeldeck.ui.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.playground.Example;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.table.RowDetails;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The inputs that are kept with the versions of a model: to be taken again, and to be removed. */
final class ExampleShelf extends VBox {

    /**
     * An example with the version that it was kept with.
     *
     * @param inputs on one line; of large tensors that takes its time, so it is made once and off the FX thread
     */
    record Row(Example example, ModelVersion version, String inputs) {}

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final Consumer<Map<String, Object>> onTaken;
    private final DataTable<Row> table = new DataTable<Row>(
            Messages.text("examples.title"), row -> row.example().id());
    private final Button take = new Button(Messages.text("examples.take"));
    private final Button remove = Icons.button("fth-trash-2", Messages.text("examples.remove"), this::remove);
    private Optional<Askable> asked = Optional.empty();

    /**
     * @param onTaken told the inputs that somebody takes again
     * @param onKeep does what is needed to keep those that are asked now
     */
    ExampleShelf(ScreenContext context, Consumer<Map<String, Object>> onTaken, Runnable onKeep) {
        this.context = context;
        this.lane = context.tasks().lane();
        this.onTaken = onTaken;
        getStyleClass().addAll("panel", "ask-shelf");
        Label title = new Label(Messages.text("examples.title"));
        title.getStyleClass().add("heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        title.setMinWidth(USE_PREF_SIZE);
        Button keep = new Button(Messages.text("examples.keep"));
        keep.setOnAction(event -> onKeep.run());
        take.setOnAction(event -> table.selected().get().ifPresent(this::taken));
        List.of(keep, take).forEach(button -> {
            button.getStyleClass().add("small");
            button.setMinWidth(USE_PREF_SIZE);
        });
        List.of(remove, keep).forEach(context.writing()::guard);
        HBox head = new HBox(title, gap, remove, take, keep);
        head.getStyleClass().add("row");
        TableColumn<Row, Row> name =
                table.text(Messages.text("examples.name"), row -> row.example().name());
        name.setMinWidth(112);
        name.setPrefWidth(240);
        table.text(Messages.text("examples.version"), row -> "v" + row.version().deploymentVersion())
                .setMinWidth(64);
        table.text(Messages.text("examples.inputs"), Row::inputs).setPrefWidth(220);
        table.sayWhenEmpty(Messages.text("examples.empty"));
        table.setOnOpen(this::taken);
        table.selected().addListener((property, before, now) -> enable());
        MasterDetail both = RowDetails.beside(context.selection().facts(), table, row -> List.of());
        VBox.setVgrow(both, Priority.ALWAYS);
        table.setMinHeight(80);
        getChildren().addAll(head, both);
        enable();
    }

    private void enable() {
        boolean none = table.selected().get().isEmpty();
        take.setDisable(none);
        remove.setDisable(none);
    }

    /** Those of that version's model. */
    void of(Askable version) {
        asked = Optional.of(version);
        load();
    }

    void load() {
        asked.ifPresent(version -> {
            Engine engine = context.engine();
            long model = version.version().modelId();
            lane.run(
                    Messages.text("examples.title"),
                    () -> engine.examples().ofModel(model).stream()
                            .map(example -> new Row(
                                    example,
                                    engine.registry().requireVersion(example.versionId()),
                                    InputWords.line(example.inputs())))
                            .toList(),
                    this::show);
        });
    }

    private void show(List<Row> rows) {
        table.setRows(rows);
        if (table.selected().get().isEmpty()) {
            table.selectFirst();
        }
        enable();
    }

    private void taken(Row row) {
        onTaken.accept(row.example().inputs());
    }

    private void remove() {
        table.selected().get().ifPresent(row -> {
            Engine engine = context.engine();
            Example gone = row.example();
            context.tasks()
                    .run(
                            Messages.text("examples.remove"),
                            () -> {
                                engine.examples()
                                        .remove(context.actor(), context.now(), row.version(), gone.name(), "");
                                return gone;
                            },
                            // the shelf shows what is kept again when the engine says so
                            removed -> context.undoable(
                                    Messages.text("examples.removed", gone.name()),
                                    () -> engine.examples()
                                            .keep(
                                                    context.actor(),
                                                    context.now(),
                                                    row.version(),
                                                    gone.name(),
                                                    gone.inputs(),
                                                    ""),
                                    () -> {}));
        });
    }
}
