package io.modeldeck.ui.lifecycle;

import io.modeldeck.chart.ParallelChart;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.report.RunsAcross;
import io.modeldeck.report.SideBySide;
import io.modeldeck.report.SideBySide.Item;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Up to four versions or runs of a model beside one another, the first one is what the others are held against; of more the trainings as lines. */
public final class CompareView implements Screen {

    /** Its head and a few rows. */
    private static final double LEAST_TABLE = 240;

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final VBox page = new VBox();
    private final Label about = new Paragraph("", "page-subtitle");
    private final CompareChoices choices = new CompareChoices(this::choose);
    private final ComboBox<String> metric = new ComboBox<>();
    private final ChartPane curves;
    private final VBox course = new VBox();
    private final ChartPane across;
    private final VBox acrossBlock = new VBox();
    private final CompareShapes shapes;
    private final CompareSections sections = new CompareSections(() -> shown().ifPresent(this::show));
    private final VBox content = new VBox();
    private final StatePane state = new StatePane(scrolling(content));
    private List<String> words = List.of();
    private Optional<ModelInfo> model = Optional.empty();
    private Optional<CompareBook> shown = Optional.empty();
    private boolean filling;

    public CompareView(ScreenContext context) {
        this.context = context;
        this.lane = context.tasks().lane();
        Label title = new Label(Messages.text("compare.title"));
        title.getStyleClass().add("page-title");
        VBox titles = new VBox(title, about);
        titles.getStyleClass().add("page-titles");
        HBox.setHgrow(titles, Priority.ALWAYS);
        HBox head = new HBox(12, titles, sections);
        head.getStyleClass().add("row");
        curves = new ChartPane(context.tasks().background(), context.tasks()::later);
        curves.follow(context.theme(), 190);
        metric.setConverter(ChoiceWords.of(RunMetrics::label));
        metric.setAccessibleText(Messages.text("compare.curves"));
        metric.setOnAction(event -> {
            if (!filling) {
                draw();
            }
        });
        Label heading = new Label(Messages.text("compare.curves"));
        heading.getStyleClass().add("heading");
        HBox line = new HBox(12, heading, metric);
        line.getStyleClass().add("row");
        course.getStyleClass().add("block");
        course.getChildren().addAll(line, curves);
        course.managedProperty().bind(course.visibleProperty());
        across = new ChartPane(context.tasks().background(), context.tasks()::later);
        across.follow(context.theme(), 300);
        VBox.setVgrow(across, Priority.ALWAYS);
        Label acrossHeading = new Label(Messages.text("compare.across"));
        acrossHeading.getStyleClass().add("heading");
        acrossBlock.getStyleClass().add("block");
        acrossBlock
                .getChildren()
                .addAll(acrossHeading, new Paragraph(Messages.text("compare.across.meaning"), "muted"), across);
        shapes = new CompareShapes(context);
        content.getStyleClass().add("column-wide");
        VBox.setVgrow(state, Priority.ALWAYS);
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
        if (place instanceof Place.Compare compare && !compare.items().isEmpty()) {
            words = compare.items();
        } else if (!now.map(ModelInfo::id).equals(model.map(ModelInfo::id))) {
            words = List.of();
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
        return List.of(Command.COMPARE_DIFFERENCES.does(sections::flip), Command.COMPARE_REFERENCE.does(() -> {
            if (words.size() > 1) {
                List<String> turned = new ArrayList<>(words.subList(1, words.size()));
                turned.add(words.getFirst());
                choose(turned);
            }
        }));
    }

    private Optional<CompareBook> shown() {
        return shown;
    }

    private void choose(List<String> wanted) {
        words = List.copyOf(wanted);
        load();
    }

    private void load() {
        if (model.isEmpty()) {
            choices.clear();
            state.empty(
                    "fth-columns",
                    Messages.text("model.none-chosen"),
                    Messages.text("compare.empty.sentence"),
                    Optional.of(new Action(Messages.text("board.none.add"), () -> context.go(new Place.Welcome()))));
            return;
        }
        ModelInfo asked = model.get();
        List<String> wanted = words;
        TimeRange range = context.selection().rangeOf(asked);
        state.load(
                lane,
                Messages.text("compare.loading"),
                () -> CompareBook.read(
                        context.engine(),
                        asked,
                        wanted,
                        range,
                        context.formats().zone()),
                this::show);
    }

    private void show(CompareBook book) {
        shown = Optional.of(book);
        words = book.words();
        List<Item> items = book.items();
        about.setText(model.map(ModelInfo::name).orElse("")
                + (items.isEmpty() || items.size() >= RunsAcross.FROM
                        ? ""
                        : " · "
                                + Messages.text(
                                        "compare.against", items.getFirst().label())));
        choices.show(book);
        if (items.size() < 2) {
            state.empty(
                    "fth-columns",
                    Messages.text("compare.few"),
                    Messages.text("compare.few.sentence"),
                    Optional.of(
                            new Action(Messages.text("runs.none.queue"), () -> context.go(new Place.Retraining()))));
            return;
        }
        Optional<ParallelChart> lines = book.across();
        sections.setVisible(lines.isEmpty());
        if (lines.isPresent()) {
            across.setChart(lines.get());
            VBox.setVgrow(acrossBlock, Priority.ALWAYS);
            content.getChildren().setAll(acrossBlock, new HBox(course));
            HBox.setHgrow(course, Priority.ALWAYS);
            measures(book);
            state.ready();
            return;
        }
        DataTable<SideBySide.Row> table = CompareTable.of(book.table(), sections.onlyDifferences());
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setMinHeight(LEAST_TABLE);
        content.getChildren().setAll(table, new HBox(16, course, shapes));
        HBox.setHgrow(course, Priority.ALWAYS);
        HBox.setHgrow(shapes, Priority.ALWAYS);
        shapes.show(items);
        measures(book);
        state.ready();
    }

    /** Where large texts leave the table no room beside the charts, the page is scrolled. */
    private static ScrollPane scrolling(VBox content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("page-scroll");
        return scroll;
    }

    private void measures(CompareBook book) {
        List<String> measured = book.measured();
        course.setVisible(!measured.isEmpty());
        if (measured.isEmpty()) {
            return;
        }
        filling = true;
        Optional<String> before = Optional.ofNullable(metric.getValue());
        metric.getItems().setAll(measured);
        metric.setValue(before.filter(measured::contains).orElse(measured.getFirst()));
        filling = false;
        draw();
    }

    private void draw() {
        shown.flatMap(book -> book.curves(metric.getValue())).ifPresent(curves::setChart);
    }
}
