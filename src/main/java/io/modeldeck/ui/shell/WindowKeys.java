package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.command.KeyOwner;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.Writing;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/** Whose key it is: first that of the part that has the focus, then the screen's, then the window's. */
final class WindowKeys {

    private final Parent stage;
    private final Supplier<Optional<Screen>> screen;
    private final KeyScope everywhere;
    private final Writing writing;

    /** @param stage where the screen is shown */
    WindowKeys(Parent stage, Supplier<Optional<Screen>> screen, KeyScope everywhere, Writing writing) {
        this.writing = writing;
        this.stage = stage;
        this.screen = screen;
        this.everywhere = everywhere;
    }

    /** True where the screen or the window took the key. */
    boolean handle(KeyEvent event) {
        Optional<Node> focused = Optional.ofNullable(stage.getScene()).map(Scene::getFocusOwner);
        if (focused.flatMap(WindowKeys::owner).filter(part -> part.takes(event)).isPresent()) {
            return false;
        }
        return here().filter(scope -> scope.handle(event, focused)).isPresent() || everywhere.handle(event, focused);
    }

    /** The keys of the screen that is shown. */
    Optional<KeyScope> here() {
        return screen.get().map(shown -> writing.guard(new KeyScope(Messages.text("shell.here"), shown.commands())));
    }

    /** All that work here: the screen's, those of each kind of part on it, and the window's. */
    List<KeyScope> all() {
        List<KeyScope> scopes = new ArrayList<>();
        here().ifPresent(scopes::add);
        scopes.addAll(parts());
        scopes.add(here().map(everywhere::behind).orElse(everywhere));
        return scopes;
    }

    /** What this command does in the parts of the screen, where it works in one of them. */
    Optional<KeyCommand> inParts(Command wanted) {
        return parts().stream()
                .flatMap(scope -> scope.working().stream())
                .filter(command -> command.command().equals(Optional.of(wanted)))
                .findFirst();
    }

    private static Optional<KeyOwner> owner(Node focused) {
        for (Node at = focused; at != null; at = at.getParent()) {
            if (at instanceof KeyOwner owner) {
                return Optional.of(owner);
            }
        }
        return Optional.empty();
    }

    private Collection<KeyScope> parts() {
        Map<String, KeyScope> parts = new LinkedHashMap<>();
        collect(stage, parts);
        return parts.values();
    }

    /** Of parts of one kind the one that can do the most. */
    private static void collect(Node node, Map<String, KeyScope> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof KeyOwner owner) {
            KeyScope own = owner.ownKeys();
            found.merge(
                    own.title(),
                    own,
                    (one, other) -> one.working().size() >= other.working().size() ? one : other);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }
}
