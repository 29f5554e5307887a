package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Stage;
import io.modeldeck.ui.kit.mark.StageBadge;
import io.modeldeck.ui.kit.table.ListFilter;
import io.modeldeck.ui.kit.table.Listing;
import io.modeldeck.ui.kit.table.TableState;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The rows of the board under the heads of their columns. Rows are exchanged whole; the place to which one had scrolled and the card that had the focus, by its version, stay.
 */
final class BoardPane extends VBox implements Listing {

    /** What the sheet leaves free right of the rows. */
    private static final double ROWS_END = 8;

    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final transient Consumer<Runnable> later;
    private final List<BoardRow> all = new ArrayList<>();
    /** Those that are shown. */
    private final List<BoardRow> views = new ArrayList<>();

    private final transient ListFilter<BoardRow> filter =
            new ListFilter<>(this, Messages.text("board.title"), BoardPane::words, this::leave);
    private transient OptionalLong focused = OptionalLong.empty();
    private transient OptionalLong sought = OptionalLong.empty();

    /** @param later does something on the FX thread when what is under way is over */
    BoardPane(Consumer<Runnable> later) {
        this.later = later;
        rows.getStyleClass().add("board");
        rows.setMinWidth(0);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        rows.heightProperty().addListener(observable -> later.accept(this::bringIntoView));
        GridPane heads = heads();
        // the heads keep to the columns below them, whether a scroll bar takes room there or not
        scroll.viewportBoundsProperty()
                .addListener((property, before, now) ->
                        heads.setPadding(new Insets(0, scroll.getWidth() - now.getWidth() + ROWS_END, 0, 0)));
        getChildren().addAll(heads, scroll);
        getStyleClass().addAll("board-frame", STYLE);
    }

    private static GridPane heads() {
        GridPane heads = new GridPane();
        heads.getStyleClass().add("board-grid");
        for (Stage stage : Stage.values()) {
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(25);
            heads.getColumnConstraints().add(width);
            Label head = new Label(StageBadge.of(stage).getText());
            head.getStyleClass().add("board-head");
            heads.add(head, stage.ordinal(), 0);
        }
        return heads;
    }

    List<BoardRow> views() {
        return List.copyOf(views);
    }

    /** Whether somebody holds a card. */
    boolean isLifted() {
        return views.stream().anyMatch(BoardRow::isLifted);
    }

    /** New rows, at the place to which one had scrolled. */
    void exchange(List<BoardRow> fresh) {
        double above = scroll.getVvalue() * beyond();
        all.clear();
        all.addAll(fresh);
        leave();
        scroll.applyCss();
        scroll.layout();
        scrollTo(above);
    }

    /** Shows the rows that have the words that somebody looks for. */
    private void leave() {
        views.clear();
        views.addAll(filter.leave(all));
        rows.getChildren().setAll(views);
        if (views.isEmpty() && !all.isEmpty()) {
            rows.getChildren().setAll(filter.nothing());
        }
    }

    private static String words(BoardRow view) {
        return view.row().cards().stream()
                .map(card -> card.version().shortLabel() + " " + card.version().sourceVersion())
                .collect(Collectors.joining(" ", view.row().model().name() + " ", ""));
    }

    @Override
    public String listed() {
        return Messages.text("board.title");
    }

    @Override
    public boolean hasFocus() {
        return isFocusWithin();
    }

    @Override
    public void find() {
        filter.find();
    }

    @Override
    public TableState state() {
        return filter.state();
    }

    @Override
    public void restore(TableState wanted) {
        filter.restore(wanted);
    }

    private void scrollTo(double above) {
        scroll.setVvalue(beyond() > 0 ? Math.min(1, above / beyond()) : 0);
    }

    /** The height that has no room in the window. */
    private double beyond() {
        return Math.max(0, rows.getHeight() - scroll.getViewportBounds().getHeight());
    }

    // ------------------------------------------------------------------ the focus

    /** The card of this version is the one that one is at. */
    void at(long versionId) {
        focused = OptionalLong.of(versionId);
    }

    /** The version whose card one is at, or was last. */
    OptionalLong focused() {
        rememberFocus();
        return focused;
    }

    /** Keeps in mind the card that has the focus; false where none of the board's nodes has it, but another of the window. */
    boolean rememberFocus() {
        Node at = focusOwner().orElse(null);
        boolean nobody = at == null;
        // a button or a link of a card, too: left alone, the focus would wander to the top, and the board with it
        while (at != null && at != rows && !(at instanceof CardView)) {
            at = at.getParent();
        }
        if (at instanceof CardView view) {
            focused = OptionalLong.of(view.card().version().id());
        }
        return nobody || at != null;
    }

    void giveFocusBack() {
        focused.stream()
                .boxed()
                .flatMap(id -> views.stream().flatMap(view -> view.find(id).stream()))
                .findFirst()
                .ifPresent(CardView::requestFocus);
    }

    private Optional<Node> focusOwner() {
        return Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
    }

    /** The row that one is in, else the first. */
    Optional<Board.Row> focusedRow() {
        OptionalLong at = focused();
        return views.stream()
                .filter(view -> at.isPresent() && view.find(at.getAsLong()).isPresent())
                .map(BoardRow::row)
                .findFirst()
                .or(() -> views.stream().map(BoardRow::row).findFirst());
    }

    // ------------------------------------------------------------------ a model that one came for

    Optional<Board.Row> row(long modelId) {
        return view(modelId).map(BoardRow::row);
    }

    private Optional<BoardRow> view(long modelId) {
        return views.stream().filter(view -> view.row().model().id() == modelId).findFirst();
    }

    /** Scrolls to the model, once its row has a place. */
    void seek(long modelId) {
        sought = OptionalLong.of(modelId);
        later.accept(this::bringIntoView);
    }

    private void bringIntoView() {
        if (sought.isEmpty() || getScene() == null || beyond() == 0) {
            return;
        }
        long id = sought.getAsLong();
        applyCss();
        layout();
        view(id).map(view -> view.getBoundsInParent().getMinY()).ifPresent(above -> {
            sought = OptionalLong.empty();
            scrollTo(above);
        });
    }
}
