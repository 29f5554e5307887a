package io.modeldeck.ui.monitoring;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.telemetry.EventQuery;
import io.modeldeck.telemetry.StoredEvent;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.RowDetails;
import io.modeldeck.ui.kit.table.TableState;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The single events of the range, newest first, a page at a time. */
final class EventsPanel extends VBox {

    private static final int PAGE = 200;
    /** Counting a million took longer than everything else of a step through the range. */
    private static final int MOST_COUNTED = 100_000;

    /** One line: an event and the version that answered, by its number. */
    record Line(StoredEvent event, String version) {}

    /** @param all how many there are in the range; empty of errors alone, which are not counted */
    private record Page(List<Line> lines, OptionalInt all) {}

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final DataTable<Line> table;
    private final StatePane state;
    private final Label count = new Label();
    private final Button older = new Button(Messages.text("metrics.older"));
    private final Button save = new Button(Messages.text("metrics.save.button"));
    private final ToggleButton errors = new ToggleButton(Messages.text("metrics.only-errors"));
    private final List<Line> lines = new ArrayList<>();
    private boolean slowest;
    private ModelInfo model;
    private TimeRange range;

    EventsPanel(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        table = new DataTable<>(
                Messages.text("metrics.events"), line -> line.event().id());
        EventColumns.add(table, context);
        state = new StatePane(RowDetails.beside(context.selection().facts(), table, line -> List.of()));
        VBox.setVgrow(state, Priority.ALWAYS);
        table.view().setMinHeight(180);
        Label title = new Label(Messages.text("metrics.events"));
        title.getStyleClass().add("heading");
        count.getStyleClass().add("caption");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        errors.setOnAction(event -> reload());
        older.setOnAction(event -> more());
        HoverText.of(save, Command.METRICS_SAVE.tip());
        save.setOnAction(event -> save());
        HBox head = new HBox(title, count, space, errors, older, save);
        head.getStyleClass().add("page-head");
        getChildren().addAll(head, state);
        getStyleClass().add("events-panel");
    }

    void show(ModelInfo shownModel, TimeRange shownRange) {
        model = shownModel;
        range = shownRange;
        reload();
    }

    void move(int by) {
        table.move(by);
    }

    void toggleErrors() {
        errors.fire();
    }

    /** All of the range, not only those that are shown. */
    void save() {
        if (model != null) {
            fireEvent(new EventsSave(context, model, range, errors.isSelected()).request());
        }
    }

    /** The next reading shows the slowest on top, selected. */
    void slowestFirst() {
        slowest = true;
    }

    void focusTable() {
        table.view().requestFocus();
    }

    DataTable<Line> table() {
        return table;
    }

    private void reload() {
        if (model == null) {
            return;
        }
        boolean onlyErrors = errors.isSelected();
        boolean bySlowness = slowest && !onlyErrors;
        state.load(
                lane,
                Messages.text("metrics.events.loading"),
                () -> bySlowness ? slowestPage() : page(OptionalLong.empty(), onlyErrors),
                page -> {
                    lines.clear();
                    add(page);
                    if (slowest && !lines.isEmpty()) {
                        slowest = false;
                        // older ones are asked for by time
                        older.setDisable(older.isDisable() || bySlowness);
                        table.restore(new TableState("", Messages.text("metrics.latency"), true, List.of()));
                        table.selectFirst();
                        focusTable();
                    }
                    if (lines.isEmpty() && errors.isSelected()) {
                        state.filtered(
                                Messages.text("metrics.no-errors"),
                                new Action(Messages.text("metrics.all"), this::toggleErrors));
                    } else if (lines.isEmpty()) {
                        state.notEvaluated(
                                Messages.text("metrics.no-events"), Messages.text("metrics.no-events.needed"));
                    }
                });
    }

    private void more() {
        if (!lines.isEmpty()) {
            OptionalLong last = OptionalLong.of(lines.getLast().event().id());
            boolean onlyErrors = errors.isSelected();
            state.load(lane, Messages.text("metrics.events.loading"), () -> page(last, onlyErrors), this::add);
        }
    }

    private Page page(OptionalLong after, boolean onlyErrors) {
        EventQuery query = new EventQuery(model.id(), OptionalLong.empty(), range, onlyErrors, PAGE, after);
        List<Line> found =
                lines(context.engine(), model.id(), context.engine().events().events(query));
        return new Page(found, onlyErrors ? OptionalInt.empty() : OptionalInt.of(counted()));
    }

    /** Of a period with more events than a page holds, those that were slow. */
    private Page slowestPage() {
        List<StoredEvent> found = context.engine().events().slowest(model.id(), range, PAGE);
        return new Page(lines(context.engine(), model.id(), found), OptionalInt.of(counted()));
    }

    private int counted() {
        return context.engine().events().count(model.id(), OptionalLong.empty(), range, MOST_COUNTED + 1);
    }

    /** Off the FX thread only. */
    static List<Line> lines(Engine engine, long modelId, List<StoredEvent> events) {
        Map<Long, String> versions = engine.registry().versions(modelId).stream()
                .collect(Collectors.toMap(ModelVersion::id, version -> "v" + version.deploymentVersion()));
        return events.stream()
                .map(event ->
                        new Line(event, versions.getOrDefault(event.prediction().versionId(), Formats.NONE)))
                .toList();
    }

    private void add(Page page) {
        lines.addAll(page.lines());
        table.setRows(lines);
        count.setText(shown(Formats.count(lines.size()), page.all()));
        older.setDisable(page.lines().size() < PAGE || lines.size() >= DataTable.MOST_ROWS);
    }

    private static String shown(String here, OptionalInt all) {
        if (all.isEmpty()) {
            return Messages.text("metrics.shown.errors", here);
        }
        if (here.equals(Formats.count(all.getAsInt()))) {
            // neither the newest nor the slowest of them: there are no others
            return all.getAsInt() == 0 ? "" : Messages.text("metrics.shown.all", here);
        }
        return all.getAsInt() > MOST_COUNTED
                ? Messages.text("metrics.shown.many", here, Formats.count(MOST_COUNTED))
                : Messages.text("metrics.shown", here, Formats.count(all.getAsInt()));
    }
}
