package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.Change;
import io.modeldeck.report.Overview;
import io.modeldeck.report.OverviewReader;
import io.modeldeck.report.OverviewRow;
import io.modeldeck.report.OverviewTable;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.Fxml;
import io.modeldeck.ui.kit.export.TableRequest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Whether anything is wrong, and with which model: five figures, a row for each model, and what happened. */
public final class OverviewView implements Screen {

    /** Below that width what happened stands under the models, not beside them. */
    private static final double WIDE = 1_120;

    private static final double LOWEST_FEED = 260;

    /** Read so long ago, a range that ends now and "5 min ago" are no longer true. */
    private static final Duration OLD = Duration.ofMinutes(5);

    /** What is told in other words as well, soon after. */
    private static final Set<Class<? extends Change>> SOON_TOLD =
            Set.of(Change.JobRan.class, Change.EventsStored.class, Change.LabelsStored.class);

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
    private final OverviewTiles tiles;
    private final ModelRows models;
    private final OverviewFeed feed;
    private final HBox beside = new HBox();
    private final VBox content = new VBox();
    private final StatePane state;
    private final Parent root;
    private final InvalidationListener reordered;
    private Optional<Overview> shown = Optional.empty();
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
        tiles = new OverviewTiles(context);
        models = new ModelRows(context);
        HBox.setHgrow(models, Priority.ALWAYS);
        feed = new OverviewFeed(context);
        beside.getStyleClass().add("tiles");
        VBox.setVgrow(beside, Priority.ALWAYS);
        content.getChildren().addAll(tiles, beside);
        content.getStyleClass().add("column-wide");
        state = new StatePane(content);
        VBox.setVgrow(state, Priority.ALWAYS);
        root = Fxml.load(this);
        head.getChildren().add(models.byTag());
        reordered = observable -> shown.ifPresent(overview -> models.show(overview.rows()));
        context.selection().order().addListener(reordered);
        body.getChildren().add(state);
        page.widthProperty().addListener(observable -> arrange());
        context.theme().follow(page, this::dress);
        context.selection().fromAfar().addListener(observable -> dress());
        arrange();
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        load();
    }

    /**
     * Jobs run, and events and labels come, all the time: what they do to the figures is told when it is rolled up. Where nothing is told what is shown
     * grows old all the same.
     */
    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        boolean old = Duration.between(loaded, context.now()).compareTo(OLD) >= 0;
        boolean first = what.contains(Change.EventsStored.class)
                && shown.filter(OverviewView::waitsForEvents).isPresent();
        if (old || first || !SOON_TOLD.containsAll(what)) {
            // at a full hour much is told one after the other
            lane.after(() -> StatePane.quietly(this::load));
        }
    }

    /** Whether there is a model that has no events, or none of late: its first is shown at once. */
    private static boolean waitsForEvents(Overview overview) {
        return overview.rows().stream()
                .anyMatch(row -> row.historical() || row.now().requestCount() == 0);
    }

    @Override
    public OptionalLong pointed() {
        return models.focused().map(row -> OptionalLong.of(row.model().id())).orElse(OptionalLong.empty());
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.OVERVIEW_NEXT.does(() -> models.move(1)),
                Command.OVERVIEW_PREVIOUS.does(() -> models.move(-1)),
                Command.OVERVIEW_WORST.does(this::worst),
                Command.OVERVIEW_SAVE.does(this::save),
                Command.OVERVIEW_GROUP.does(models::group).when(models.byTag()::isVisible),
                Command.OVERVIEW_PIN
                        .does(() -> models.focused().ifPresent(ModelRow::pin))
                        .when(() -> models.focused().isPresent()));
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

    private void save() {
        shown.filter(overview -> !overview.rows().isEmpty()).ifPresent(overview -> {
            String name = Messages.text("overview.saved");
            root.fireEvent(TableRequest.of(
                    name,
                    () -> OverviewTable.of(name, overview.rows()),
                    overview.rows().size()));
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
        tiles.show(overview);
        models.show(overview.rows());
        feed.show(overview);
    }

    private void dress() {
        shown.ifPresent(overview -> models.show(overview.rows()));
        arrange();
    }

    /** From across the room what happened is too small to be read: the figures have its place. */
    private void arrange() {
        boolean far = context.selection().fromAfar().get();
        page.getStyleClass().remove("from-afar");
        page.setStyle(far ? "-fx-font-size: " + farSize(page.getWidth()) + "px;" : "");
        if (far) {
            page.getStyleClass().add("from-afar");
            content.getChildren().remove(feed);
            beside.getChildren().setAll(models);
            return;
        }
        boolean wide = page.getWidth() >= WIDE * context.theme().look().get().textScale();
        if (wide && !beside.getChildren().contains(feed)) {
            content.getChildren().remove(feed);
            feed.setMinHeight(0);
            beside.getChildren().setAll(models, feed);
        } else if (!wide && !content.getChildren().contains(feed)) {
            beside.getChildren().setAll(models);
            feed.setMinHeight(LOWEST_FEED);
            content.getChildren().add(feed);
        }
    }

    /** The ordinary size of texts in pixels, of which figures are a multiple: as large as lets all columns stand beside one another. */
    static long farSize(double width) {
        return Math.round(Math.clamp(FAR_SIZE * width / FAR_WIDTH, FAR_SMALLEST, FAR_LARGEST));
    }
}
