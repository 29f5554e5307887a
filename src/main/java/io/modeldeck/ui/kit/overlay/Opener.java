package io.modeldeck.ui.kit.overlay;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * What had the focus when a dialog was opened, and gets it back. Where it was exchanged meanwhile, because what lies behind was read anew, that which bears the same id
 * takes its place: itself, or the nearest part around it.
 *
 * @param ids of the node and of those around it, the nearest first
 */
record Opener(Node node, List<String> ids) {

    /** What has the focus in the scene now. */
    static Optional<Opener> in(Scene scene) {
        return Optional.ofNullable(scene)
                .map(Scene::getFocusOwner)
                .map(owner -> new Opener(
                        owner,
                        Stream.iterate(owner, Objects::nonNull, Node::getParent)
                                .map(Node::getId)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    /** Gives the focus back in the scene. */
    void giveBack(Scene scene) {
        if (scene == null) {
            return;
        }
        if (node.getScene() == scene) {
            node.requestFocus();
            return;
        }
        ids.stream()
                .map(id -> scene.lookup("#" + id))
                .filter(there -> there != null && there.isFocusTraversable())
                .findFirst()
                .ifPresent(Node::requestFocus);
    }
}
