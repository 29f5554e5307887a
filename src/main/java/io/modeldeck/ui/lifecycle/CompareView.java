package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Change;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.VersionComparison;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.DataTable;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.KeyCommand;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.StatePane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Up to four versions of a model beside one another; the first chosen one is what the others are held against. */
public final class CompareView implements Screen {

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final VBox page = new VBox();
    private final Label about = new Label();
    private final FlowPane choices = new FlowPane(12, 8);
    private final CheckBox differences = new CheckBox(Messages.text("compare.differences"));
    private final VBox content = new VBox();
    private final StatePane state = new StatePane(content);
    private final List<Long> chosen = new ArrayList<>();
    private Optional<ModelInfo> model = Optional.empty();

    /** What was read. */
    private record Read(List<ModelVersion> all, VersionComparison comparison) {}

    public CompareView(ScreenContext context) {
        this.context = context;
        this.lane = context.tasks().lane();
        Label title = new Label(Messages.text("compare.title"));
        title.getStyleClass().add("page-title");
        about.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        differences.setSelected(true);
        differences.setOnAction(event -> load());
        HBox head = new HBox(12, title, about, gap, differences);
        head.getStyleClass().add("row");
        VBox.setVgrow(state, Priority.ALWAYS);
        VBox.setVgrow(content, Priority.ALWAYS);
        page.getStyleClass().add("page");
        page.getChildren().addAll(head, choices, state);
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void show(Place place) {
        Optional<ModelInfo> now = context.selection().model().get();
        if (!now.map(ModelInfo::id).equals(model.map(ModelInfo::id))) {
            chosen.clear();
        }
        model = now;
        load();
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        load();
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(KeyCommand.of("D", Messages.text("compare.differences"), () -> {
            differences.setSelected(!differences.isSelected());
            load();
        }));
    }

    private void load() {
        if (model.isEmpty()) {
            state.empty(
                    "fth-columns",
                    Messages.text("compare.empty"),
                    Messages.text("compare.empty.sentence"),
                    Optional.of(new Action(Messages.text("board.none.add"), () -> context.go(new Place.Welcome()))));
            return;
        }
        ModelInfo shown = model.get();
        List<Long> wanted = List.copyOf(chosen);
        state.load(lane, Messages.text("compare.loading"), () -> read(context.engine(), shown, wanted), this::show);
    }

    private Read read(Engine engine, ModelInfo shown, List<Long> wanted) {
        List<ModelVersion> all = engine.registry().versions(shown.id());
        List<ModelVersion> taken = wanted.isEmpty()
                ? VersionComparison.usual(all)
                : wanted.stream()
                        .flatMap(id -> all.stream().filter(version -> version.id() == id))
                        .toList();
        return new Read(
                all,
                VersionComparison.read(
                        engine,
                        taken,
                        context.selection().rangeOf(shown),
                        context.formats().zone()));
    }

    private void show(Read read) {
        VersionComparison comparison = read.comparison();
        chosen.clear();
        comparison.versions().forEach(version -> chosen.add(version.id()));
        about.setText(model.map(ModelInfo::name).orElse("") + " · "
                + Messages.text(
                        "compare.against",
                        comparison.versions().isEmpty()
                                ? ""
                                : comparison.versions().getFirst().shortLabel()));
        choices.getChildren().setAll(read.all().stream().map(this::choice).toList());
        if (comparison.versions().size() < 2) {
            state.empty(
                    "fth-columns",
                    Messages.text("compare.few"),
                    Messages.text("compare.few.sentence"),
                    Optional.of(new Action(Messages.text("compare.few.go"), () -> context.go(new Place.Retraining()))));
            return;
        }
        List<VersionComparison.Row> rows = comparison.rows().stream()
                .filter(row -> row.differs() || !differences.isSelected())
                .toList();
        content.getChildren().setAll(table(comparison, rows));
    }

    private CheckBox choice(ModelVersion version) {
        CheckBox box =
                new CheckBox(version.shortLabel() + " · " + version.stage().word());
        box.setSelected(chosen.contains(version.id()));
        box.setDisable(!box.isSelected() && chosen.size() >= VersionComparison.MOST);
        box.setOnAction(event -> {
            if (box.isSelected()) {
                chosen.add(version.id());
            } else {
                chosen.remove(version.id());
            }
            load();
        });
        return box;
    }

    private static DataTable<VersionComparison.Row> table(
            VersionComparison comparison, List<VersionComparison.Row> rows) {
        DataTable<VersionComparison.Row> table =
                new DataTable<>(Messages.text("compare.table"), row -> row.section() + " " + row.name());
        table.text(Messages.text("compare.section"), row -> row.section().word())
                .setPrefWidth(110);
        table.text(Messages.text("compare.property"), VersionComparison.Row::name)
                .setPrefWidth(220);
        for (int i = 0; i < comparison.versions().size(); i++) {
            int at = i;
            table.text(
                            comparison.versions().get(i).shortLabel(),
                            row -> row.values().get(at))
                    .setPrefWidth(220);
        }
        table.setRows(rows);
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }
}
