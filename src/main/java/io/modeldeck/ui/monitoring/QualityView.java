package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.Fxml;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Whether the rows that come in are sound: findings by column against the baseline, their course, constraints, and the events behind each. */
public final class QualityView implements Screen {

    private static final Set<Class<? extends Change>> SHOWN = Set.of(
            Change.QualityMeasured.class,
            Change.AnnotationChanged.class,
            Change.BaselineChanged.class,
            Change.ConfigChanged.class,
            Change.StageChanged.class);

    @FXML
    private Label about;

    @FXML
    private Label summary;

    @FXML
    private Button check;

    @FXML
    private Button add;

    @FXML
    private ToggleButton byColumn;

    @FXML
    private ToggleButton byConstraint;

    @FXML
    private VBox body;

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final QualityFeatures features;
    private final ConstraintsPanel constraints;
    private final OffendersPanel offenders;
    private final VBox content = new VBox();
    private final StatePane state = new StatePane(content);
    private final Parent root;
    private Optional<String> wanted = Optional.empty();
    private Optional<Place.Finding> finding = Optional.empty();
    private Optional<QualityData> shown = Optional.empty();

    public QualityView(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        features = new QualityFeatures(context);
        constraints = new ConstraintsPanel(context, this::load);
        offenders = new OffendersPanel(context);
        root = Fxml.load(this);
        context.writing().guard(check);
        context.writing().guard(add);
        byColumn.setOnAction(event -> open(byColumn));
        byConstraint.setOnAction(event -> open(byConstraint));
        List.of(features, constraints, offenders).forEach(part -> VBox.setVgrow(part, Priority.ALWAYS));
        VBox.setVgrow(state, Priority.ALWAYS);
        body.getChildren().add(state);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        finding = Optional.empty();
        if (place instanceof Place.Quality quality) {
            wanted = quality.feature();
        } else if (place instanceof Place.Finding one) {
            finding = Optional.of(one);
        }
        load();
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        if (what.stream().anyMatch(SHOWN::contains)) {
            load();
        }
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.QUALITY_NEXT.does(() -> move(1)),
                Command.QUALITY_PREVIOUS.does(() -> move(-1)),
                Command.QUALITY_EVENTS.does(features::open),
                Command.QUALITY_COLUMNS.does(() -> open(byColumn)),
                Command.QUALITY_CONSTRAINTS.does(() -> open(byConstraint)),
                Command.QUALITY_ADD.does(this::add));
    }

    @FXML
    private void add() {
        shown.ifPresent(data -> {
            open(byConstraint);
            constraints.add();
        });
    }

    @FXML
    private void check() {
        context.selection()
                .model()
                .get()
                .ifPresent(model -> context.tasks()
                        .run(
                                Messages.text("quality.checking"),
                                () -> context.engine().quality().check(model.id(), model.present(context.now())),
                                done -> {
                                    context.toasts()
                                            .show(done.map(report -> Messages.text(
                                                            "quality.checked",
                                                            report.findings().size(),
                                                            Formats.count(report.rows())))
                                                    .orElse(Messages.text("quality.checked.nothing")));
                                    load();
                                }));
    }

    private void load() {
        Optional<ModelInfo> model = context.selection().model().get();
        List.of(check, add).forEach(button -> button.setDisable(model.isEmpty()));
        if (model.isEmpty()) {
            shown = Optional.empty();
            about.setText("");
            say("");
            state.empty(
                    "fth-shield",
                    Messages.text("model.none-chosen"),
                    Messages.text("quality.empty.sentence"),
                    Optional.of(
                            new Action(Messages.text("overview.empty.add"), () -> context.go(new Place.Welcome()))));
            return;
        }
        TimeRange range = context.selection().rangeOf(model.get());
        state.load(
                lane,
                Messages.text("quality.loading"),
                () -> QualityData.read(context.engine(), context.formats(), model.get(), range),
                this::show);
    }

    private void show(QualityData data) {
        shown = Optional.of(data);
        about.setText(data.model().name() + " · "
                + data.baseline()
                        .map(set -> Messages.text("drift.against", BaselineText.of(context.formats(), set)))
                        .orElse(Messages.text("drift.no-baseline")));
        int count = data.newest().map(report -> report.findings().size()).orElse(0);
        String columns = Messages.text("quality.by-column");
        byColumn.setText(
                count == 0 ? columns : Messages.text("quality.tab.findings", columns, count, Formats.count(count)));
        byConstraint.setText(counted("constraint.title", data.constraints().size()));
        say(data.newest().map(this::words).orElse(""));
        constraints.show(data);
        features.show(data, wanted);
        wanted.ifPresent(column -> byColumn.setSelected(true));
        wanted = Optional.empty();
        fill();
    }

    private void open(ToggleButton part) {
        finding = Optional.empty();
        part.setSelected(true);
        shown.ifPresent(data -> fill());
    }

    private void fill() {
        state.ready();
        if (finding.isPresent()) {
            content.getChildren().setAll(offenders);
            offenders.show(finding.get());
        } else if (byConstraint.isSelected()) {
            content.getChildren().setAll(constraints);
        } else if (shown.flatMap(QualityData::newest).isPresent()) {
            byColumn.setSelected(true);
            content.getChildren().setAll(features);
        } else {
            state.notEvaluated(Messages.text("quality.none"), Messages.text("quality.none.needed"));
        }
    }

    private void move(int by) {
        if (finding.isPresent()) {
            offenders.move(by);
        } else {
            features.move(by);
        }
    }

    private void say(String words) {
        summary.setText(words);
        Presence.of(summary, !words.isEmpty());
    }

    private static String counted(String key, int count) {
        String name = Messages.text(key);
        return count == 0 ? name : Messages.text("drift.tab.count", name, Formats.count(count));
    }

    private String words(QualityReport report) {
        return Messages.text(
                "quality.about",
                Formats.count(report.rows()),
                context.formats().range(report.window()),
                context.formats().relative(report.at()),
                Formats.count(report.duplicates()),
                Formats.count(report.schemaViolations()),
                report.constraintViolations(),
                Formats.count(report.constraintViolations()));
    }
}
