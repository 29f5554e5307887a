package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.control.Pane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;

/** The large steps of the keyboard: from pane to pane, each time to where it was in there. */
final class Panes {

    private final Parent stage;
    private List<Parent> before = List.of();
    private List<Parent> after = List.of();
    private final Map<Node, Node> last = new WeakHashMap<>();

    /** @param stage where the screens are shown */
    Panes(Parent stage) {
        this.stage = stage;
    }

    /** What stands before the screen and after it, in the order in which one reads. */
    void around(List<Parent> first, List<Parent> end) {
        before = first;
        after = end;
    }

    /** To the next pane (1) or the previous one (-1) that has something to be at. */
    void step(int by) {
        List<Parent> panes = shown();
        if (panes.isEmpty()) {
            return;
        }
        Optional<Node> focused = Optional.ofNullable(stage.getScene()).map(Scene::getFocusOwner);
        int here = focused.map(node -> indexOf(panes, node)).orElse(-1);
        if (here >= 0) {
            last.put(panes.get(here), focused.get());
        }
        int from = here < 0 && by < 0 ? 0 : here;
        enter(panes.get(Math.floorMod(from + by, panes.size())));
    }

    /** Those that can be seen and hold something that takes the focus. */
    List<Parent> shown() {
        List<Parent> all = new ArrayList<>(before);
        List<Parent> parts = new ArrayList<>();
        collect(stage, parts);
        all.addAll(parts.isEmpty() ? List.of(stage) : parts);
        all.addAll(after);
        return all.stream()
                .filter(pane -> pane.getScene() != null && first(pane).isPresent())
                .toList();
    }

    /** The panes of the screen; of those that lie in one another the inner ones. */
    private static void collect(Parent node, List<Parent> found) {
        for (Node child : node.getChildrenUnmodifiable()) {
            if (child.isVisible() && child instanceof Parent parent) {
                int size = found.size();
                collect(parent, found);
                if (found.size() == size && Pane.is(parent)) {
                    found.add(parent);
                }
            }
        }
    }

    private static int indexOf(List<Parent> panes, Node focused) {
        for (Node at = focused; at != null; at = at.getParent()) {
            int index = panes.indexOf(at);
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    private void enter(Parent pane) {
        Node target = Optional.ofNullable(last.get(pane))
                .filter(node -> takes(node) && isIn(pane, node))
                .or(() -> list(pane))
                .or(() -> first(pane))
                .orElse(pane);
        target.requestFocus();
        // there and back: the toolkit draws its ring around what the keyboard has come to
        Scene scene = target.getScene();
        if (target.requestFocusTraversal(TraversalDirection.NEXT) && scene.getFocusOwner() != target) {
            scene.getFocusOwner().requestFocusTraversal(TraversalDirection.PREVIOUS);
        }
        if (scene.getFocusOwner() != target) {
            target.requestFocus();
        }
    }

    private static boolean isIn(Parent pane, Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
            if (at == pane) {
                return true;
            }
        }
        return false;
    }

    /** The rows are what a pane is about, whatever filters them. */
    private static Optional<Node> list(Node node) {
        if (!node.isVisible()) {
            return Optional.empty();
        }
        if (takes(node) && (node instanceof TableView<?> || node instanceof ListView<?>)) {
            return Optional.of(node);
        }
        return within(node, Panes::list);
    }

    private static Optional<Node> first(Node node) {
        if (!node.isVisible()) {
            return Optional.empty();
        }
        return takes(node) ? Optional.of(node) : within(node, Panes::first);
    }

    private static Optional<Node> within(Node node, Function<Node, Optional<Node>> sought) {
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .map(sought)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean takes(Node node) {
        return node.isFocusTraversable() && !node.isDisabled();
    }
}
