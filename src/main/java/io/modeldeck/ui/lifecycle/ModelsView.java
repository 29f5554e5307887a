package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Stage;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.Fxml;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The board of versions: from candidate to production and back, by button, by keys or by dragging. */
public final class ModelsView implements Screen, BoardRow.Desk {

    private static final double ROOM_FOR_BOTH = 1000;

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final Parent root;
    private final BoardPane board;
    private final HBox beside;
    private final VersionPanel panel;
    private final StatePane state;
    private final BoardActions actions;
    private Optional<Shown> shown = Optional.empty();
    /** Whether the next reading shows what was done here. */
    private boolean changed;

    private OptionalLong wantedModel = OptionalLong.empty();

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
        board = new BoardPane(context.tasks()::later);
        HBox.setHgrow(board, Priority.ALWAYS);
        beside = new HBox(board);
        beside.getStyleClass().add("wide");
        beside.widthProperty().addListener(observable -> arrange());
        state = new StatePane(beside);
        VBox.setVgrow(state, Priority.ALWAYS);
        root = Fxml.load(this);
        body.getChildren().setAll(state);
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
        if (mine && !board.isLifted()) {
            load();
        }
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.MODELS_HISTORY.does(() -> board.focusedRow().ifPresent(this::history)),
                Command.MODELS_DETAILS.does(() -> board.focusedRow()
                        .ifPresent(row -> row.find(board.focused().orElse(0)).ifPresent(card -> details(row, card)))));
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
        boolean returns = board.rememberFocus() || changed;
        changed = false;
        subtitle.setText(Messages.text("board.subtitle", found.rows().size(), found.versions()));
        board.exchange(found.rows().stream()
                .map(row -> new BoardRow(context, row, this))
                .toList());
        state.ready();
        if (returns) {
            board.giveFocusBack();
        }
        showPanel(found);
        goToWanted();
    }

    private void goToWanted() {
        if (wantedModel.isEmpty()) {
            return;
        }
        long id = wantedModel.getAsLong();
        wantedModel = OptionalLong.empty();
        board.row(id).ifPresent(row -> {
            row.production().or(() -> row.cards().stream().findFirst()).ifPresent(card -> details(row, card));
            board.seek(id);
        });
    }

    // ------------------------------------------------------------------ what rows ask for

    @Override
    public void drop(Board.Row row, Lift lift) {
        board.at(lift.card().version().id());
        actions.move(row, lift.card(), lift.target());
    }

    @Override
    public void move(Board.Row row, Card card, Stage target) {
        board.at(card.version().id());
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
        return board.views();
    }
}
