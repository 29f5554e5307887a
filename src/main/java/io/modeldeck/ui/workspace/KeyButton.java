package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.command.KeyOwner;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Shows the keys of a command; pressed, the next keys become those. Meanwhile no key means anything else. */
final class KeyButton extends Button implements KeyOwner {

    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    private final Consumer<KeyCombination> onKeys;
    private String shown = "";
    private boolean waiting;

    /** @param onKeys told the keys that were pressed, {@link KeyCombination#NO_MATCH} for none */
    KeyButton(Consumer<KeyCombination> onKeys) {
        this.onKeys = onKeys;
        getStyleClass().add("key-button");
        setOnAction(event -> setWaiting(true));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().addListener((property, before, focused) -> setWaiting(waiting && focused));
    }

    void show(String keys) {
        shown = keys;
        setWaiting(false);
    }

    private void setWaiting(boolean wanted) {
        waiting = wanted;
        setText(wanted ? Messages.text("shortcut.press") : shown);
        pseudoClassStateChanged(WAITING, wanted);
    }

    private void pressed(KeyEvent event) {
        if (!waiting || event.getCode() == KeyCode.TAB) {
            return;
        }
        event.consume();
        boolean plain = !event.isShiftDown() && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        if (plain && event.getCode() == KeyCode.ESCAPE) {
            setWaiting(false);
        } else if (plain && event.getCode() == KeyCode.BACK_SPACE) {
            setWaiting(false);
            onKeys.accept(KeyCombination.NO_MATCH);
        } else {
            Optional<KeyCombination> keys = KeyCommand.pressed(event);
            keys.ifPresent(found -> {
                setWaiting(false);
                onKeys.accept(found);
            });
        }
    }

    @Override
    public KeyScope ownKeys() {
        return new KeyScope("", List.of());
    }

    @Override
    public boolean takes(KeyEvent event) {
        return waiting;
    }
}
