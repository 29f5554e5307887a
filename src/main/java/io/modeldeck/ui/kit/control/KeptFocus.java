package io.modeldeck.ui.kit.control;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** The focus stays where it was when what is shown is made anew: left alone it would wander to the first control of the window. On the FX thread. */
public final class KeptFocus {

    private KeptFocus() {}

    /**
     * Exchanges what a node holds. Where something in it had the focus, that which bears the same id then gets it, else the first button.
     *
     * @param exchange of the contents
     */
    public static void over(Parent around, Runnable exchange) {
        Optional<Node> before = Optional.ofNullable(around.getScene())
                .map(Scene::getFocusOwner)
                .filter(owner -> owner != around && isIn(owner, around));
        exchange.run();
        before.filter(owner -> !isIn(owner, around))
                .flatMap(owner -> Optional.ofNullable(owner.getId())
                        .map(id -> around.lookup("#" + id))
                        .or(() -> Optional.ofNullable(around.lookup(".button"))))
                .ifPresent(Node::requestFocus);
    }

    private static boolean isIn(Node node, Parent around) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent).anyMatch(one -> one == around);
    }
}
