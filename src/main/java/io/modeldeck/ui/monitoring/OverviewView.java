package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Severity;
import io.modeldeck.report.Overview;
import io.modeldeck.report.OverviewReader;
import io.modeldeck.report.OverviewRow;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.Command;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Fxml;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.KeyCommand;
import io.modeldeck.ui.kit.KpiTile;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.StatePane;
import io.modeldeck.ui.kit.Steps;
import io.modeldeck.ui.kit.Timeline;
import io.modeldeck.ui.kit.Tone;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** Whether anything is wrong, and with which model: five figures, a row for each model, and what happened. */
public final class OverviewView implements Screen {

    /** Below that width what happened stands under the models, not beside them. */
    private static final double WIDE = 1_120;

    private static final double LOWEST_FEED = 260;

    @FXML
    private VBox page;

    @FXML
    private Label period;

    @FXML
    private VBox body;

    private final ScreenContext context;
    private final OverviewReader reader;
    private final OverviewAhead ahead;
    private final FxTasks.Lane lane;
    private final KpiTile critical;
    private final KpiTile warnings;
    private final KpiTile waiting;
    private final KpiTile runs;
    private final KpiTile requests;
    private final VBox models = new VBox();
    private final Timeline feed;
    private final ScrollPane feedScroll;
    private final VBox feedPanel;
    private final HBox beside = new HBox();
    private final VBox content = new VBox();
    private final StatePane state;
    private final Parent root;
    private Optional<Overview> shown = Optional.empty();

    public OverviewView(ScreenContext context) {
        this(context, new OverviewAhead());
    }

    /** @param ahead what was read before there was a screen */
    public OverviewView(ScreenContext context, OverviewAhead ahead) {
        this.context = context;
        this.ahead = ahead;
        reader = new OverviewReader(context.engine());
        lane = context.tasks().lane();
        critical = tile(Messages.text("overview.critical"), new Place.Alerts());
        warnings = tile(Messages.text("overview.warnings"), new Place.Alerts());
        waiting = tile(Messages.text("overview.waiting"), new Place.Retraining());
        runs = tile(Messages.text("overview.runs"), new Place.Runs());
        requests = new KpiTile(context.theme(), Messages.text("overview.per-hour.tile"));
        requests.setPrefWidth(320);
        requests.setOnOpen(
                () -> context.selection().model().get().ifPresent(model -> context.go(new Place.Metrics(model.id()))));
        feed = new Timeline(context.formats());
        feedScroll = new ScrollPane(feed);
        feedScroll.setFitToWidth(true);
        feedScroll.getStyleClass().add("page-scroll");
        // what goes on below fades out instead of being cut through
        Region fade = new Region();
        fade.getStyleClass().add("feed-fade");
        fade.setMouseTransparent(true);
        fade.visibleProperty().bind(feedScroll.vvalueProperty().lessThan(feedScroll.vmaxProperty()));
        StackPane fading = new StackPane(feedScroll, fade);
        StackPane.setAlignment(fade, Pos.BOTTOM_CENTER);
        VBox.setVgrow(fading, Priority.ALWAYS);
        Label happened = new Label(Messages.text("overview.feed"));
        happened.getStyleClass().add("heading");
        feedPanel = new VBox(happened, fading);
        feedPanel.getStyleClass().addAll("panel", "feed-panel");
        models.getStyleClass().add("model-rows");
        HBox.setHgrow(models, Priority.ALWAYS);
        HBox tiles = new HBox(critical, warnings, waiting, runs, requests);
        tiles.getStyleClass().add("tiles");
        tiles.getChildren().forEach(tile -> HBox.setHgrow(tile, Priority.ALWAYS));
        beside.getStyleClass().add("tiles");
        VBox.setVgrow(beside, Priority.ALWAYS);
        content.getChildren().addAll(tiles, beside);
        content.getStyleClass().add("column-wide");
        state = new StatePane(content);
        VBox.setVgrow(state, Priority.ALWAYS);
        root = Fxml.load(this);
        body.getChildren().add(state);
        page.widthProperty().addListener(observable -> arrange());
        context.theme().follow(page, () -> {
            shown.ifPresent(this::rows);
            arrange();
        });
        arrange();
    }

    private KpiTile tile(String title, Place place) {
        KpiTile tile = new KpiTile(context.theme(), title);
        tile.setOnOpen(() -> context.go(place));
        tile.setPrefWidth(200);
        return tile;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        load();
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        load();
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.OVERVIEW_NEXT.does(() -> move(1)),
                Command.OVERVIEW_PREVIOUS.does(() -> move(-1)),
                Command.OVERVIEW_WORST.does(this::worst));
    }

    /** To the metrics of the model with the highest p95. */
    private void worst() {
        shown.flatMap(overview -> overview.rows().stream()
                        .filter(row -> Double.isFinite(row.p95()))
                        .max(Comparator.comparingDouble(OverviewRow::p95)))
                .ifPresent(row -> {
                    context.selection().choose(row.model().id());
                    context.go(new Place.Metrics(row.model().id()));
                });
    }

    private void load() {
        var choice = context.selection().choice().get();
        state.load(
                lane,
                Messages.text("overview.loading"),
                () -> ahead.take(
                        context.engine(), choice, () -> reader.read(model -> choice.resolve(model, context.now()))),
                this::show);
    }

    private void show(Overview overview) {
        shown = Optional.of(overview);
        if (overview.rows().isEmpty()) {
            period.setText("");
            state.empty(
                    "fth-grid",
                    Messages.text("overview.empty"),
                    Messages.text("overview.empty.sentence"),
                    Optional.of(
                            new Action(Messages.text("overview.empty.add"), () -> context.go(new Place.Welcome()))));
            return;
        }
        period.setText(context.selection().choice().get().words(context.formats()));
        tiles(overview);
        rows(overview);
        feed(overview);
    }

    private void tiles(Overview overview) {
        alerts(critical, Glyph.CRITICAL, Tone.DANGER, overview.open(Severity.CRITICAL));
        alerts(warnings, Glyph.WARNING, Tone.WARNING, overview.open(Severity.WARNING));
        waiting.show(
                Formats.count(overview.waiting()),
                Messages.text(overview.waiting() == 0 ? "overview.waiting.none" : "overview.waiting.some"),
                overview.waiting() == 0 ? Tone.NEUTRAL : Tone.ACCENT);
        runs.show(
                Formats.count(overview.runs()),
                Messages.text(overview.runs() == 0 ? "overview.runs.none" : "overview.runs.some"),
                Tone.NEUTRAL);
        double rate = overview.requestsPerHour();
        requests.show(
                ModelRow.rate(rate),
                Messages.text(overview.isHistorical() ? "overview.rate.past" : "overview.rate"),
                Tone.NEUTRAL);
        requests.course(overview.requests());
    }

    private static void alerts(KpiTile tile, Glyph glyph, Tone tone, long count) {
        tile.show(
                Formats.count(count),
                Messages.text(count == 0 ? "overview.alerts.none" : "overview.alerts.some"),
                count == 0 ? Tone.NEUTRAL : tone);
        tile.mark(count == 0 ? Glyph.OK : glyph);
    }

    private void rows(Overview overview) {
        int focused = focused();
        models.getChildren().setAll(ModelRow.head());
        for (OverviewRow row : overview.rows()) {
            ModelRow shownRow = new ModelRow(context, row);
            VBox.setVgrow(shownRow, Priority.ALWAYS);
            models.getChildren().add(shownRow);
        }
        if (focused > 0) {
            focus(focused);
        }
    }

    private void feed(Overview overview) {
        List<FeedItems.Item> items = FeedItems.of(overview);
        feed.setEntries(items.stream().map(FeedItems.Item::entry).toList());
        for (int i = 0; i < items.size(); i++) {
            Node node = feed.getChildren().get(i);
            items.get(i).place().ifPresent(place -> lead(node, place));
        }
        if (items.isEmpty()) {
            Label none = new Label(Messages.text("overview.feed.none"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            feed.getChildren().setAll(none);
        }
    }

    private void lead(Node node, Place place) {
        node.getStyleClass().addAll("feed-item", "focus-ring");
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setAccessibleText(words(node));
        node.setOnMouseClicked(event -> context.go(place));
        node.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                context.go(place);
            }
        });
    }

    /** All that is written in it, in its order. */
    private static String words(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText();
            case Text text -> text.getText();
            case Parent parent ->
                parent.getChildrenUnmodifiable().stream()
                        .map(OverviewView::words)
                        .filter(words -> !words.isBlank())
                        .collect(Collectors.joining(", "));
            default -> "";
        };
    }

    private void arrange() {
        boolean wide = page.getWidth() >= WIDE * context.theme().look().get().textScale();
        if (wide && !beside.getChildren().contains(feedPanel)) {
            content.getChildren().remove(feedPanel);
            feedPanel.setMinHeight(0);
            beside.getChildren().setAll(models, feedPanel);
        } else if (!wide && !content.getChildren().contains(feedPanel)) {
            beside.getChildren().setAll(models);
            feedPanel.setMinHeight(LOWEST_FEED);
            content.getChildren().add(feedPanel);
        }
    }

    /** The position among the models' rows of the one that has the focus; 0 where none has. */
    private int focused() {
        for (int i = 1; i < models.getChildren().size(); i++) {
            if (((ModelRow) models.getChildren().get(i)).first().isFocused()) {
                return i;
            }
        }
        return 0;
    }

    private void move(int by) {
        int count = models.getChildren().size() - 1;
        if (count > 0) {
            // the first child is the head of the list
            focus(1 + Steps.next(focused() - 1, by, count));
        }
    }

    private void focus(int position) {
        if (position < models.getChildren().size()) {
            ((ModelRow) models.getChildren().get(position)).first().requestFocus();
        }
    }
}
