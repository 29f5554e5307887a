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
import io.modeldeck.ui.kit.ModelOrder;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.StatePane;
import io.modeldeck.ui.kit.Steps;
import io.modeldeck.ui.kit.Timeline;
import io.modeldeck.ui.kit.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
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

    /** Read so long ago, a range that ends now and "5 min ago" are no longer true. */
    private static final Duration OLD = Duration.ofMinutes(5);

    private static final double FAR_SIZE = 13;
    private static final double FAR_WIDTH = 1_440;
    private static final double FAR_SMALLEST = 9;
    private static final double FAR_LARGEST = 36;

    @FXML
    private VBox page;

    @FXML
    private HBox head;

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
    private final List<ModelRow> rows = new ArrayList<>();
    private final ToggleButton byTag = new ToggleButton(Messages.text("overview.by-tag"));
    private final Timeline feed;
    private final ScrollPane feedScroll;
    private final VBox feedPanel;
    private final HBox beside = new HBox();
    private final VBox content = new VBox();
    private final StatePane state;
    private final Parent root;
    private final InvalidationListener reordered;
    private Optional<Overview> shown = Optional.empty();
    private List<FeedItems.Item> fed = List.of();
    private Instant loaded = Instant.EPOCH;

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
        byTag.getStyleClass().addAll("small", "layer");
        byTag.setMinWidth(ToggleButton.USE_PREF_SIZE);
        byTag.managedProperty().bind(byTag.visibleProperty());
        byTag.setVisible(false);
        byTag.setOnAction(event -> group());
        head.getChildren().add(byTag);
        reordered = observable -> shown.ifPresent(this::rows);
        context.selection().order().addListener(reordered);
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

    /** Jobs run all the time, and what they do is told by itself; where they do nothing, what is shown grows old all the same. */
    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        boolean old = Duration.between(loaded, context.now()).compareTo(OLD) >= 0;
        if (old || !what.equals(Set.of(Change.JobRan.class))) {
            load();
        }
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.OVERVIEW_NEXT.does(() -> move(1)),
                Command.OVERVIEW_PREVIOUS.does(() -> move(-1)),
                Command.OVERVIEW_WORST.does(this::worst),
                Command.OVERVIEW_GROUP.does(this::group).when(byTag::isVisible),
                Command.OVERVIEW_PIN
                        .does(() -> focused().ifPresent(ModelRow::pin))
                        .when(() -> focused().isPresent()));
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
        loaded = context.now();
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
        Optional<Long> focused = focused().map(row -> row.model().id());
        ModelOrder order = context.selection().order().get();
        boolean tagged = overview.rows().stream().anyMatch(row -> !row.tags().isEmpty());
        byTag.setVisible(tagged);
        byTag.setSelected(tagged && order.byTag());
        models.getChildren().setAll(ModelRow.head());
        rows.clear();
        for (ModelGroups group : ModelGroups.of(overview.rows(), tagged ? order : order.byTag(false))) {
            if (!group.name().isEmpty()) {
                models.getChildren().add(heading(group));
            }
            for (OverviewRow row : group.rows()) {
                ModelRow shownRow =
                        new ModelRow(context, row, order.isPinned(row.model().name()), () -> pin(row));
                VBox.setVgrow(shownRow, Priority.ALWAYS);
                models.getChildren().add(shownRow);
                rows.add(shownRow);
            }
        }
        rows.stream()
                .filter(row -> focused.equals(Optional.of(row.model().id())))
                .forEach(row -> row.first().requestFocus());
    }

    private static Label heading(ModelGroups group) {
        Label heading = new Label(
                Messages.text("overview.group", group.name(), group.rows().size()));
        heading.getStyleClass().add("model-group");
        return heading;
    }

    private void pin(OverviewRow row) {
        var order = context.selection().order();
        order.set(order.get().flipped(row.model().name()));
    }

    private void group() {
        var order = context.selection().order();
        order.set(order.get().byTag(!order.get().byTag()));
    }

    private void feed(Overview overview) {
        List<FeedItems.Item> items = FeedItems.of(overview);
        boolean news = !items.equals(fed);
        fed = items;
        if (news) {
            feed.setEntries(items.stream().map(FeedItems.Item::entry).toList());
        } else {
            feed.age();
        }
        for (int i = 0; i < items.size(); i++) {
            Node node = feed.getChildren().get(i);
            items.get(i).place().ifPresent(place -> {
                if (news) {
                    lead(node, place);
                }
                node.setAccessibleText(words(node));
            });
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

    /** From across the room what happened is too small to be read: the figures have its place. */
    private void arrange() {
        boolean far = context.theme().isFromAfar();
        page.getStyleClass().remove("from-afar");
        page.setStyle(far ? "-fx-font-size: " + farSize(page.getWidth()) + "px;" : "");
        if (far) {
            page.getStyleClass().add("from-afar");
            content.getChildren().remove(feedPanel);
            beside.getChildren().setAll(models);
            return;
        }
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

    /** The ordinary size of texts in pixels, of which figures are a multiple: as large as lets all columns stand beside one another. */
    static long farSize(double width) {
        return Math.round(Math.clamp(FAR_SIZE * width / FAR_WIDTH, FAR_SMALLEST, FAR_LARGEST));
    }

    /** The model whose row has the focus. */
    private Optional<ModelRow> focused() {
        return rows.stream().filter(row -> row.first().isFocused()).findFirst();
    }

    private void move(int by) {
        if (!rows.isEmpty()) {
            int at = focused().map(rows::indexOf).orElse(-1);
            rows.get(Steps.next(at, by, rows.size())).first().requestFocus();
        }
    }
}
