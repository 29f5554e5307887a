package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Stage;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.mark.StageBadge;
import io.modeldeck.ui.kit.screen.Writing;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;

/** A card of a row that somebody holds, by mouse or by keys: over which stage it is, whether it may be let go there, and what is said of that. */
final class CardMoves {

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");

    private final Board.Row row;
    private final BoardRow.Desk desk;
    private final Writing writing;
    private final Map<Stage, VBox> cells;
    private final Map<Stage, Label> notes;
    private final List<CardView> cards;
    private Optional<Lift> lift = Optional.empty();

    CardMoves(
            Board.Row row,
            BoardRow.Desk desk,
            Writing writing,
            Map<Stage, VBox> cells,
            Map<Stage, Label> notes,
            List<CardView> cards) {
        this.row = row;
        this.desk = desk;
        this.writing = writing;
        this.cells = cells;
        this.notes = notes;
        this.cards = cards;
    }

    boolean isLifted() {
        return lift.isPresent();
    }

    /** Begins to drag a card by the mouse. */
    void drag(CardView view, MouseEvent event) {
        if (writing.refuses()) {
            return;
        }
        Dragboard board = view.startDragAndDrop(TransferMode.MOVE);
        ClipboardContent content = new ClipboardContent();
        content.putString(view.card().version().shortLabel());
        board.setContent(content);
        lift(Optional.of(Lift.of(view.card())));
        event.consume();
    }

    void dragged() {
        lift(Optional.empty());
    }

    void dragOver(DragEvent event, Stage stage) {
        lift.ifPresent(held -> {
            lift(Optional.of(held.over(stage)));
            if (held.over(stage).isAllowed()) {
                event.acceptTransferModes(TransferMode.MOVE);
            }
            event.consume();
        });
    }

    void dropped(DragEvent event, Stage stage) {
        Optional<Lift> held = lift.map(l -> l.over(stage));
        event.setDropCompleted(held.filter(Lift::isAllowed).isPresent());
        lift(Optional.empty());
        held.filter(Lift::isAllowed).ifPresent(l -> desk.drop(row, l));
        event.consume();
    }

    void key(KeyEvent event) {
        if (!(event.getTarget() instanceof CardView view)) {
            return;
        }
        if (press(view, event.getCode())) {
            event.consume();
        }
    }

    /** What a key does on a card; false where it means nothing here. */
    boolean press(CardView view, KeyCode key) {
        if (lift.isEmpty()) {
            if (key == KeyCode.ENTER || key == KeyCode.SPACE) {
                if (writing.refuses()) {
                    return true;
                }
                lift(Optional.of(Lift.of(view.card())));
                return true;
            }
            return false;
        }
        Lift held = lift.get();
        switch (key) {
            case LEFT -> lift(Optional.of(held.moved(-1)));
            case RIGHT -> lift(Optional.of(held.moved(1)));
            case ESCAPE -> {
                lift(Optional.empty());
                desk.say(Messages.text("board.cancelled"));
            }
            case ENTER, SPACE -> drop(held);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void drop(Lift held) {
        if (held.isHome()) {
            lift(Optional.empty());
            desk.say(Messages.text("board.cancelled"));
        } else if (held.isAllowed()) {
            lift(Optional.empty());
            desk.drop(row, held);
        } else {
            desk.say(held.refusal());
        }
    }

    private void lift(Optional<Lift> held) {
        lift = held;
        for (CardView view : cards) {
            view.pseudoClassStateChanged(
                    CardView.LIFTED, held.filter(l -> l.card() == view.card()).isPresent());
        }
        for (Stage stage : Stage.values()) {
            Optional<Lift> here = held.map(l -> l.over(stage));
            cells.get(stage)
                    .pseudoClassStateChanged(
                            TARGET, held.filter(l -> l.target() == stage).isPresent());
            cells.get(stage)
                    .pseudoClassStateChanged(
                            CLOSED,
                            here.filter(l -> !l.isHome() && !l.isAllowed()).isPresent());
            String refusal = here.map(Lift::refusal).orElse("");
            notes.get(stage).setText(refusal);
            Presence.of(notes.get(stage), !refusal.isEmpty());
        }
        desk.say(held.map(this::hint).orElse(""));
    }

    private String hint(Lift held) {
        String version = held.card().version().shortLabel();
        if (held.isHome()) {
            return Messages.text("board.lifted", version);
        }
        String stage = StageBadge.of(held.target()).getText();
        return held.isAllowed()
                ? Messages.text("board.over", version, stage)
                : Messages.text("board.over.refused", version, stage, held.refusal());
    }
}
