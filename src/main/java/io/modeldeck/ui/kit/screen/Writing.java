package io.modeldeck.ui.kit.screen;

import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.overlay.Toasts;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;

/**
 * Whether this window may change the workspace, and how what would change it says so where it may not. Such a button looks disabled and does nothing, but keeps
 * the focus and the mouse: a node that is disabled for the toolkit shows no tooltip and is passed over by screen readers, so nobody would learn why.
 */
public final class Writing {

    /** What would write and may not. */
    static final String REFUSED = "refused";

    private final Optional<String> refusal;
    private final Toasts toasts;

    private Writing(Optional<String> refusal, Toasts toasts) {
        this.refusal = refusal;
        this.toasts = toasts;
    }

    /**
     * @param possible false where another process holds the workspace
     * @param toasts where a refusal is said
     */
    public static Writing of(boolean possible, Toasts toasts) {
        return new Writing(possible ? Optional.empty() : Optional.of(Messages.text("writing.refused")), toasts);
    }

    /** Why nothing can be written here; empty where it can. */
    public Optional<String> refusal() {
        return refusal;
    }

    /** Says why nothing can be written, where that is so; true then. */
    public boolean refuses() {
        refusal.ifPresent(toasts::refused);
        return refusal.isPresent();
    }

    /** The button, whose action writes. */
    public <B extends ButtonBase> B guard(B button) {
        refusal.ifPresent(why -> {
            button.getStyleClass().add(REFUSED);
            Tooltip reason = new Tooltip(why);
            button.setTooltip(reason);
            // whatever else its screen has to say about it
            button.tooltipProperty().addListener(observable -> {
                if (button.getTooltip() != reason) {
                    button.setTooltip(reason);
                }
            });
            help(button, why);
            button.addEventFilter(ActionEvent.ACTION, event -> {
                event.consume();
                toasts.refused(why);
            });
        });
        return button;
    }

    /** In the place of words that follow the keys of a command. */
    private static void help(Node control, String why) {
        control.accessibleHelpProperty().unbind();
        control.setAccessibleHelp(why);
    }

    /** A control whose value is written when it changes: it cannot be changed where nothing can be written. */
    public <N extends Node> N lock(N control) {
        refusal.ifPresent(why -> {
            help(control, why);
            control.setDisable(true);
        });
        return control;
    }

    /** An entry of a menu that writes, which has no room for a reason but its words. */
    public <M extends MenuItem> M guard(M item) {
        if (refusal.isPresent()) {
            item.setText(Messages.text("writing.item", item.getText()));
            item.setDisable(true);
        }
        return item;
    }

    /** A command; one that writes says why it does not. */
    KeyCommand guard(KeyCommand command) {
        boolean writes = command.command().filter(Command::writes).isPresent();
        return writes
                ? refusal.map(why -> command.refused(why, () -> toasts.refused(why)))
                        .orElse(command)
                : command;
    }

    /** The same for all commands of a place. */
    public KeyScope guard(KeyScope scope) {
        return refusal.isEmpty()
                ? scope
                : new KeyScope(
                        scope.title(),
                        scope.commands().stream().map(this::guard).toList());
    }
}
