package io.modeldeck.ui.monitoring;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Problem;
import io.modeldeck.quality.Finding;
import io.modeldeck.quality.Offenders;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The events behind a finding about data quality, newest first, a page at a time. */
final class OffendersPanel extends VBox {

    private static final int PAGE = 200;

    private record Page(QualityReport check, Finding finding, long all, List<EventsPanel.Line> lines) {}

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final VBox holder = new VBox();
    private final StatePane state = new StatePane(holder);
    private final VBox sentence = new VBox();
    private final Label count = new Label();
    private final Button older = new Button(Messages.text("metrics.older"));
    private final List<EventsPanel.Line> lines = new ArrayList<>();
    private Optional<Place.Finding> shown = Optional.empty();
    private DataTable<EventsPanel.Line> table;

    OffendersPanel(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        Button back = new Button(Messages.text("quality.findings"), Icons.of("fth-chevron-left"));
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(event -> shown.ifPresent(place -> context.go(new Place.Quality(place.modelId()))));
        older.setMinWidth(Region.USE_PREF_SIZE);
        older.setOnAction(event -> more());
        count.getStyleClass().add("caption");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(back, gap, count, older);
        head.getStyleClass().add("row");
        VBox.setVgrow(state, Priority.ALWAYS);
        getStyleClass().add("drift-detail");
        getChildren().addAll(head, sentence, state);
    }

    /** Reads the events of a finding, unless they are shown already. */
    void show(Place.Finding place) {
        if (shown.equals(Optional.of(place))) {
            return;
        }
        shown = Optional.of(place);
        lines.clear();
        state.load(lane, Messages.text("metrics.events.loading"), () -> page(place, OptionalLong.empty()), page -> {
            begin(page);
            add(page);
            if (lines.isEmpty()) {
                state.notEvaluated(Messages.text("quality.events.none"), Messages.text("quality.events.none.needed"));
            }
        });
    }

    void move(int by) {
        if (table != null) {
            table.move(by);
        }
    }

    private void more() {
        if (shown.isPresent() && !lines.isEmpty()) {
            Place.Finding place = shown.get();
            OptionalLong last = OptionalLong.of(lines.getLast().event().id());
            state.load(lane, Messages.text("metrics.events.loading"), () -> page(place, last), this::add);
        }
    }

    private Page page(Place.Finding place, OptionalLong after) {
        Engine engine = context.engine();
        QualityReport check = engine.quality().require(place.checkId());
        if (place.number() < 1 || place.number() > check.findings().size()) {
            throw new Problem(Messages.text("quality.events.no-finding"));
        }
        Offenders found = engine.quality().offenders(check, place.number() - 1, PAGE, after);
        return new Page(
                check,
                check.findings().get(place.number() - 1),
                found.all(),
                EventsPanel.lines(engine, check.modelId(), found.events()));
    }

    /** The finding's own feature is the first column, since it is what the eye looks for. */
    private void begin(Page page) {
        sentence.getChildren().setAll(QualityDetail.line(page.finding()));
        table = new DataTable<>(
                Messages.text("metrics.events"), line -> line.event().id());
        String feature = page.finding().feature();
        if (!feature.isEmpty()) {
            table.text(feature, line -> value(line, feature)).setPrefWidth(150);
        }
        EventColumns.add(table, context);
        VBox.setVgrow(table, Priority.ALWAYS);
        table.view().setMinHeight(200);
        holder.getChildren().setAll(table);
    }

    private void add(Page page) {
        lines.addAll(page.lines());
        table.setRows(lines);
        count.setText(Messages.text(
                "quality.events.shown",
                Formats.count(lines.size()),
                Formats.count(page.all()),
                context.formats().range(page.check().window())));
        older.setDisable(page.lines().size() < PAGE || lines.size() >= DataTable.MOST_ROWS);
    }

    private static String value(EventsPanel.Line line, String feature) {
        Object value = line.event().prediction().features().get(feature);
        return value == null
                ? Messages.text("quality.missing")
                : value instanceof Double number ? Labels.text(number) : value.toString();
    }
}
