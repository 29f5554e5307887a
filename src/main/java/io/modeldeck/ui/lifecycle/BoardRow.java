package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Stage;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A model's versions in four columns. Cards are dragged, or lifted, moved and dropped by keys. */
final class BoardRow extends VBox {

    private static final int MOST_ARCHIVED = 3;

    private final transient ScreenContext context;
    private final transient Board.Row row;
    private final transient Desk desk;
    private final Map<Stage, VBox> cells = new EnumMap<>(Stage.class);
    private final Map<Stage, Label> notes = new EnumMap<>(Stage.class);
    private final List<CardView> cards = new ArrayList<>();
    private final transient CardMoves moves;

    /** What a row asks of the screen. */
    interface Desk {
        void drop(Board.Row row, Lift lift);

        void move(Board.Row row, Card card, Stage target);

        void rollBack(Board.Row row, Card production);

        void details(Board.Row row, Card card);

        void history(Board.Row row);

        /** Says what happens to a lifted card, to eyes and screen readers. */
        void say(String sentence);
    }

    BoardRow(ScreenContext context, Board.Row row, Desk desk) {
        this.context = context;
        this.row = row;
        this.desk = desk;
        moves = new CardMoves(row, desk, context.writing(), cells, notes, cards);
        getStyleClass().add("board-row");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("board-grid");
        grid.setMinWidth(0);
        setMinWidth(0);
        for (Stage stage : Stage.values()) {
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(25);
            grid.getColumnConstraints().add(width);
            grid.add(cell(stage), stage.ordinal(), 0);
        }
        getChildren().addAll(head(), grid);
        addEventFilter(KeyEvent.KEY_PRESSED, moves::key);
    }

    private HBox head() {
        Label name = new Label(row.model().name());
        name.getStyleClass().add("heading");
        Label task = new Label(Messages.text("task." + row.model().task().word()));
        task.getStyleClass().add("caption");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button history = new Button(Messages.text("board.history"), Icons.of("fth-clock"));
        history.getStyleClass().addAll("flat", "small");
        history.setAccessibleText(Messages.text("board.history.of", row.model().name()));
        history.setOnAction(event -> desk.history(row));
        HBox head = new HBox(name, task, space, history);
        head.getStyleClass().add("row");
        return head;
    }

    private VBox cell(Stage stage) {
        VBox cell = new VBox();
        cell.setMinWidth(0);
        cell.getStyleClass().add("board-cell");
        Label note = new Label();
        note.getStyleClass().add("board-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        Presence.of(note, false);
        notes.put(stage, note);
        if (stage == Stage.PRODUCTION) {
            cell.getChildren().addAll(BoardStrips.of(context, row));
        }
        List<Card> here = row.in(stage);
        int shown = stage == Stage.ARCHIVED ? Math.min(MOST_ARCHIVED, here.size()) : here.size();
        for (Card card : here.subList(0, shown)) {
            cell.getChildren().add(card(card));
        }
        if (shown < here.size()) {
            Label more = new Label(Messages.text("board.more", here.size() - shown));
            more.getStyleClass().add("caption");
            cell.getChildren().add(more);
        }
        if (here.isEmpty()) {
            Label none = new Label(none(stage));
            none.getStyleClass().addAll("caption", "board-none");
            none.setWrapText(true);
            none.setMinHeight(Region.USE_PREF_SIZE);
            cell.getChildren().add(none);
        }
        cell.getChildren().add(note);
        cell.setOnDragOver(event -> moves.dragOver(event, stage));
        cell.setOnDragDropped(event -> moves.dropped(event, stage));
        cells.put(stage, cell);
        return cell;
    }

    private static String none(Stage stage) {
        return Messages.text(
                switch (stage) {
                    case CANDIDATE -> "board.none.candidate";
                    case STAGING -> "board.none.staging";
                    case PRODUCTION -> "board.none.production";
                    case ARCHIVED -> "board.none.archived";
                });
    }

    private CardView card(Card card) {
        CardView view = new CardView(context, card, new CardView.Deeds() {
            @Override
            public void move(Card moved, Stage target) {
                desk.move(row, moved, target);
            }

            @Override
            public void rollBack(Card production) {
                desk.rollBack(row, production);
            }

            @Override
            public void details(Card wanted) {
                desk.details(row, wanted);
            }
        });
        view.setOnMousePressed(event -> view.requestFocus());
        view.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                desk.details(row, card);
            }
        });
        view.setOnDragDetected(event -> moves.drag(view, event));
        view.setOnDragDone(event -> moves.dragged());
        cards.add(view);
        return view;
    }

    Optional<CardView> find(long versionId) {
        return cards.stream()
                .filter(view -> view.card().version().id() == versionId)
                .findFirst();
    }

    Board.Row row() {
        return row;
    }

    /** What a key does on a card; false where it means nothing here. */
    boolean press(CardView view, KeyCode key) {
        return moves.press(view, key);
    }

    boolean isLifted() {
        return moves.isLifted();
    }
}
