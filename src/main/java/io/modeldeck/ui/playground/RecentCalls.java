package io.modeldeck.ui.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.EventQuery;
import io.modeldeck.telemetry.StoredEvent;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.table.RowDetails;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The newest predictions of a model: what it answered lately, and rows to ask again. */
final class RecentCalls extends VBox {

    private static final int MOST = 50;

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final Consumer<Map<String, Object>> onTaken;
    private final DataTable<StoredEvent> table =
            new DataTable<StoredEvent>(Messages.text("recent.title"), StoredEvent::id);
    private final Button take = new Button(Messages.text("recent.take"));
    private Optional<Askable> asked = Optional.empty();

    /** @param onTaken told the row that somebody takes */
    RecentCalls(ScreenContext context, Consumer<Map<String, Object>> onTaken) {
        this.context = context;
        this.lane = context.tasks().lane();
        this.onTaken = onTaken;
        getStyleClass().addAll("panel", "ask-shelf");
        Label title = new Label(Messages.text("recent.title"));
        title.getStyleClass().add("heading");
        title.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        take.getStyleClass().add("small");
        take.setMinWidth(USE_PREF_SIZE);
        take.setOnAction(event -> takeSelected());
        HBox head = new HBox(title, gap, take);
        head.getStyleClass().add("row");
        columns();
        table.setOnOpen(row -> takeSelected());
        table.selected().addListener((property, before, now) -> enable());
        MasterDetail both = RowDetails.beside(context.selection().facts(), table, row -> List.of());
        VBox.setVgrow(both, Priority.ALWAYS);
        table.setMinHeight(80);
        managedProperty().bind(visibleProperty());
        getChildren().addAll(head, both);
        enable();
    }

    private void columns() {
        table.time(
                        Messages.text("recent.at"),
                        row -> Optional.of(row.prediction().at()),
                        context.formats())
                .setMinWidth(104);
        TableColumn<StoredEvent, StoredEvent> answer = table.text(Messages.text("recent.answer"), RecentCalls::answer);
        answer.setMinWidth(128);
        answer.setPrefWidth(150);
        table.text(
                        Messages.text("examples.inputs"),
                        row -> InputWords.line(row.prediction().features()))
                .setPrefWidth(420);
    }

    /** The class or the number, with how sure the model was of a class. */
    private static String answer(StoredEvent event) {
        if (event.prediction().value().isEmpty()) {
            return Messages.text("recent.failed");
        }
        OptionalDouble sure = event.prediction().confidence();
        return event.prediction().value() + (sure.isPresent() ? " · " + Formats.percent(sure.getAsDouble()) : "");
    }

    private void enable() {
        boolean rows = asked.filter(each -> each.way() == Askable.Way.ROW).isPresent();
        take.setVisible(rows);
        take.setDisable(table.selected().get().isEmpty());
    }

    /** Those of that version's model; tensors leave no events. */
    void of(Askable version) {
        asked = Optional.of(version);
        setVisible(version.way() != Askable.Way.TENSORS);
        load();
    }

    void load() {
        asked.filter(version -> version.way() != Askable.Way.TENSORS).ifPresent(version -> {
            Engine engine = context.engine();
            long model = version.version().modelId();
            TimeRange ever = new TimeRange(Instant.EPOCH, context.now().plus(Duration.ofDays(366)));
            lane.run(
                    Messages.text("recent.title"),
                    () -> engine.events().events(EventQuery.newest(model, ever, MOST)),
                    this::show);
        });
    }

    private void show(List<StoredEvent> rows) {
        table.sayWhenEmpty(Messages.text("recent.empty"));
        table.setRows(rows);
        if (table.selected().get().isEmpty()) {
            table.selectFirst();
        }
        enable();
    }

    /** Takes the row of the chosen event, of the newest where none was chosen. */
    void takeSelected() {
        if (take.isVisible()) {
            table.selected()
                    .get()
                    .ifPresent(row -> onTaken.accept(row.prediction().features()));
        }
    }
}
