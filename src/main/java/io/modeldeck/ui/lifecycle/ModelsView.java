package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Stage;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.Command;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Fxml;
import io.modeldeck.ui.kit.KeyCommand;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.StatePane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The board of versions: from candidate to production and back, by button, by keys or by dragging. */
public final class ModelsView implements Screen, BoardRow.Desk {

    private static final double ROOM_FOR_BOTH = 1000;
    /** What the sheet leaves free right of the rows. */
    private static final double ROWS_END = 8;

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final Parent root;
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final VBox board;
    private final HBox beside;
    private final VersionPanel panel;
    private final StatePane state;
    private final BoardActions actions;
    private final List<BoardRow> views = new ArrayList<>();
    private Optional<Shown> shown = Optional.empty();
    private OptionalLong focused = OptionalLong.empty();
    /** Whether the next reading shows what was done here. */
    private boolean changed;

    private OptionalLong wantedModel = OptionalLong.empty();
    private OptionalLong sought = OptionalLong.empty();

    /** What the panel shows: a version, or without one the model's history. */
    private record Shown(long modelId, OptionalLong versionId) {}

    @FXML
    private Label subtitle;

    @FXML
    private Label hint;

    @FXML
    private VBox body;

    public ModelsView(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        actions = new BoardActions(context, this::done);
        panel = new VersionPanel(context, this::closePanel);
        rows.getStyleClass().add("board");
        rows.setMinWidth(0);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        rows.heightProperty().addListener(observable -> context.tasks().later(this::bringIntoView));
        GridPane heads = heads();
        // the heads keep to the columns below them, whether a scroll bar takes room there or not
        scroll.viewportBoundsProperty()
                .addListener((property, before, now) ->
                        heads.setPadding(new Insets(0, scroll.getWidth() - now.getWidth() + ROWS_END, 0, 0)));
        board = new VBox(heads, scroll);
        board.getStyleClass().add("board-frame");
        HBox.setHgrow(board, Priority.ALWAYS);
        beside = new HBox(board);
        beside.getStyleClass().add("wide");
        beside.widthProperty().addListener(observable -> arrange());
        state = new StatePane(beside);
        VBox.setVgrow(state, Priority.ALWAYS);
        root = Fxml.load(this);
        body.getChildren().setAll(state);
    }

    private static GridPane heads() {
        GridPane heads = new GridPane();
        heads.getStyleClass().add("board-grid");
        for (Stage stage : Stage.values()) {
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(25);
            heads.getColumnConstraints().add(width);
            Label head = new Label(io.modeldeck.ui.kit.StageBadge.of(stage).getText());
            head.getStyleClass().add("board-head");
            heads.add(head, stage.ordinal(), 0);
        }
        return heads;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        wantedModel = place.model();
        load();
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        boolean mine = what.contains(Change.StageChanged.class)
                || what.contains(Change.VersionChanged.class)
                || what.contains(Change.RunChanged.class)
                || what.contains(Change.MetricsRolled.class);
        // nothing moves under the hand that holds a card
        if (mine && views.stream().noneMatch(BoardRow::isLifted)) {
            load();
        }
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.MODELS_HISTORY.does(() -> focusedRow().ifPresent(this::history)),
                Command.MODELS_DETAILS.does(() -> focusedRow()
                        .ifPresent(row -> row.find(focused.orElse(0)).ifPresent(card -> details(row, card)))));
    }

    /** Something was done in a dialog, which gives the focus back to a card that is exchanged. */
    private void done() {
        changed = true;
        load();
    }

    private void load() {
        state.load(
                lane,
                Messages.text("board.loading"),
                () -> new BoardBook(context.engine(), context.actor(), context.now()).read(),
                this::show);
    }

    private void show(Board found) {
        if (found.rows().isEmpty()) {
            state.empty(
                    "fth-layers",
                    Messages.text("board.none"),
                    Messages.text("board.none.why"),
                    Optional.of(new Action(Messages.text("board.none.add"), () -> context.go(new Place.Welcome()))));
            subtitle.setText(Messages.text("board.subtitle.none"));
            return;
        }
        // who is at work elsewhere in the window keeps the focus
        boolean returns = rememberFocus() || focusOwner().isEmpty() || changed;
        changed = false;
        subtitle.setText(Messages.text("board.subtitle", found.rows().size(), found.versions()));
        views.clear();
        found.rows().forEach(row -> views.add(new BoardRow(context, row, this)));
        exchange();
        state.ready();
        if (returns) {
            focused.stream().boxed().flatMap(this::cardOf).findFirst().ifPresent(CardView::requestFocus);
        }
        showPanel(found);
        goToWanted();
    }

    /** New rows, at the place to which one had scrolled. */
    private void exchange() {
        double above = scroll.getVvalue() * beyond();
        rows.getChildren().setAll(views);
        scroll.applyCss();
        scroll.layout();
        scrollTo(above);
    }

    private void scrollTo(double above) {
        scroll.setVvalue(beyond() > 0 ? Math.min(1, above / beyond()) : 0);
    }

    /** The height that has no room in the window. */
    private double beyond() {
        return Math.max(0, rows.getHeight() - scroll.getViewportBounds().getHeight());
    }

    private java.util.stream.Stream<CardView> cardOf(long versionId) {
        return views.stream().flatMap(view -> view.find(versionId).stream());
    }

    private Optional<Node> focusOwner() {
        return Optional.ofNullable(root.getScene()).map(Scene::getFocusOwner);
    }

    /** Keeps in mind the card that has the focus; false where none of the board's nodes has it. */
    private boolean rememberFocus() {
        Node at = focusOwner().orElse(null);
        // a button or a link of a card, too: left alone, the focus would wander to the top, and the board with it
        while (at != null && at != rows && !(at instanceof CardView)) {
            at = at.getParent();
        }
        if (at instanceof CardView view) {
            focused = OptionalLong.of(view.card().version().id());
        }
        return at != null;
    }

    private void goToWanted() {
        if (wantedModel.isEmpty()) {
            return;
        }
        long id = wantedModel.getAsLong();
        wantedModel = OptionalLong.empty();
        views.stream().filter(view -> view.row().model().id() == id).findFirst().ifPresent(view -> {
            view.row()
                    .production()
                    .or(() -> view.row().cards().stream().findFirst())
                    .ifPresent(card -> details(view.row(), card));
            sought = OptionalLong.of(id);
            context.tasks().later(this::bringIntoView);
        });
    }

    /** The model that one came for, once its row has a place. */
    private void bringIntoView() {
        if (sought.isEmpty() || board.getScene() == null || beyond() == 0) {
            return;
        }
        long id = sought.getAsLong();
        board.applyCss();
        board.layout();
        views.stream()
                .filter(view -> view.row().model().id() == id)
                .findFirst()
                .map(view -> view.getBoundsInParent().getMinY())
                .ifPresent(above -> {
                    sought = OptionalLong.empty();
                    scrollTo(above);
                });
    }

    private Optional<Board.Row> focusedRow() {
        rememberFocus();
        return views.stream()
                .filter(view ->
                        focused.isPresent() && view.find(focused.getAsLong()).isPresent())
                .map(BoardRow::row)
                .findFirst()
                .or(() -> views.stream().map(BoardRow::row).findFirst());
    }

    // ------------------------------------------------------------------ what rows ask for

    @Override
    public void drop(Board.Row row, Lift lift) {
        focused = OptionalLong.of(lift.card().version().id());
        actions.move(row, lift.card(), lift.target());
    }

    @Override
    public void move(Board.Row row, Card card, Stage target) {
        focused = OptionalLong.of(card.version().id());
        actions.move(row, card, target);
    }

    @Override
    public void rollBack(Board.Row row, Card production) {
        actions.rollBack(row, production);
    }

    @Override
    public void details(Board.Row row, Card card) {
        panel.show(row, card, actions);
        shown = Optional.of(
                new Shown(row.model().id(), OptionalLong.of(card.version().id())));
        arrange();
    }

    @Override
    public void history(Board.Row row) {
        panel.showHistory(row);
        shown = Optional.of(new Shown(row.model().id(), OptionalLong.empty()));
        arrange();
    }

    @Override
    public void say(String sentence) {
        hint.setText(sentence.isEmpty() ? Messages.text("board.hint") : sentence);
        hint.setAccessibleText(hint.getText());
    }

    // ------------------------------------------------------------------ the panel

    private void showPanel(Board found) {
        shown.ifPresent(what -> found.find(what.modelId())
                .ifPresentOrElse(
                        row -> {
                            if (what.versionId().isEmpty()) {
                                history(row);
                            } else {
                                row.find(what.versionId().getAsLong()).ifPresent(card -> details(row, card));
                            }
                        },
                        this::closePanel));
    }

    private void closePanel() {
        shown = Optional.empty();
        arrange();
    }

    /** Beside the board where there is room, else in its place. */
    private void arrange() {
        if (shown.isEmpty()) {
            show(List.of(board));
            return;
        }
        boolean both = beside.getWidth() >= ROOM_FOR_BOTH;
        panel.setPrefWidth(both ? 340 : beside.getWidth());
        panel.setMinWidth(both ? 340 : 0);
        HBox.setHgrow(panel, both ? Priority.NEVER : Priority.ALWAYS);
        show(both ? List.of(board, panel) : List.of(panel));
    }

    /** Taken out and put in again, the board would lose the focus. */
    private void show(List<Node> wanted) {
        if (!beside.getChildren().equals(wanted)) {
            beside.getChildren().setAll(wanted);
        }
    }

    List<BoardRow> views() {
        return List.copyOf(views);
    }
}
