package io.modeldeck.ui.kit.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Input;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DialogsTest {

    @Test
    @DisplayName(
            "Keys belong to the open dialog, also to one without a field; Escape closes it and the focus goes back to its opener")
    void keysBelongToTheDialog() {
        List<Object> owners = FxTest.onFx(() -> {
            Dialogs dialogs = new Dialogs();
            Button behind = new Button("Behind");
            Scene scene = new Scene(new StackPane(behind, dialogs.node()), 400, 300);
            List<Object> seen = new ArrayList<>();
            behind.requestFocus();
            seen.add(scene.getFocusOwner() == behind);
            dialogs.show(new StackPane(new Label("Nothing to type here")));
            seen.add(scene.getFocusOwner() == dialogs.node());
            behind.requestFocus();
            seen.add(scene.getFocusOwner() == dialogs.node());
            Event.fireEvent(scene.getFocusOwner(), Input.key(KeyCode.ESCAPE));
            seen.add(dialogs.isOpen());
            seen.add(scene.getFocusOwner() == behind);
            return seen;
        });
        assertThat(owners).containsExactly(true, true, true, false, true);
    }

    @Test
    @DisplayName("What is asked by a notice of a window that was closed is asked in the window that is left")
    void aClosedWindowAsksInTheOneThatIsLeft() {
        List<Object> seen = FxTest.onFx(() -> {
            Dialogs left = new Dialogs();
            Dialogs closed = new Dialogs();
            new Scene(new StackPane(left.node()), 400, 300);
            new Scene(new StackPane(closed.node()), 400, 300);
            closed.show(new StackPane(new Label("Goes with its window")));
            closed.leaveTo(left);
            left.show(new StackPane(new Label("Somebody else's")));
            closed.close();
            boolean untouched = left.isOpen();
            left.close();
            boolean goneWithIt = !closed.isOpen() && !left.isOpen();
            closed.show(new StackPane(new Label("Asked later")));
            boolean asked = left.node().isVisible() && !closed.node().isVisible();
            closed.close();
            return List.of(untouched, goneWithIt, asked, left.isOpen());
        });
        assertThat(seen).containsExactly(true, true, true, false);
    }

    @Test
    @DisplayName(
            "A field of the dialog keeps the focus and its caret when something behind the veil asks for the focus")
    void aFieldKeepsTheFocus() {
        List<Object> seen = FxTest.onFx(() -> {
            Dialogs dialogs = new Dialogs();
            Button behind = new Button("Behind");
            TextField field = new TextField("half a sent");
            Scene scene = new Scene(new StackPane(behind, dialogs.node()), 400, 300);
            dialogs.show(new StackPane(field));
            field.requestFocus();
            field.selectRange(11, 11);
            behind.requestFocus();
            return List.of(scene.getFocusOwner() == field, field.getAnchor(), field.getCaretPosition());
        });
        assertThat(seen).containsExactly(true, 11, 11);
    }

    @Test
    @DisplayName(
            "What was exchanged behind the veil gets the focus back by its id; a part of it by the id of what is around it")
    void whatWasExchangedGetsTheFocusByItsId() {
        List<Object> seen = FxTest.onFx(() -> {
            Dialogs dialogs = new Dialogs();
            StackPane board = new StackPane();
            board.setId("board");
            Scene scene = new Scene(new StackPane(board, dialogs.node()), 400, 300);
            List<Object> right = new ArrayList<>();
            for (boolean atButton : new boolean[] {false, true}) {
                board.getChildren().setAll(card());
                (atButton ? board.lookup(".button") : board.lookup("#card-7")).requestFocus();
                dialogs.show(new StackPane(new TextField()));
                board.getChildren().setAll(card());
                dialogs.close();
                right.add(scene.getFocusOwner() == board.lookup("#card-7"));
            }
            dialogs.show(new StackPane(new TextField()));
            board.getChildren().clear();
            dialogs.close();
            // a board takes no focus itself
            right.add(scene.getFocusOwner() != board);
            return right;
        });
        assertThat(seen).containsExactly(true, true, true);
    }

    private static StackPane card() {
        StackPane card = new StackPane(new Button("To production"));
        card.setId("card-7");
        card.setFocusTraversable(true);
        return card;
    }
}
