package io.modeldeck.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.text.Text;

/** Finds texts that are cut off and controls that nobody can get at, in a scene that is laid out. On the FX thread. */
public final class LayoutFaults {

    /** Rounding to whole pixels. */
    private static final double SLACK = 1.5;

    private LayoutFaults() {}

    /**
     * Texts that the toolkit has shortened, each as {@code where: text}. Rows of tables and lists are left out, and what shows the same text whole on
     * hovering: what people and the engine wrote may be longer than any column.
     */
    public static List<String> cutTexts(Scene scene) {
        List<String> found = new ArrayList<>();
        walk(scene.getRoot(), node -> {
            if (node instanceof Labeled labeled && isCut(labeled) && !isInRow(labeled) && !showsOnHovering(labeled)) {
                found.add(describe(labeled) + ": " + labeled.getText());
            }
        });
        return found;
    }

    /** Parts that are wider than the room that they have, so that one scrolls sideways, or they stick out of it. */
    public static List<String> sideways(Scene scene) {
        List<String> found = new ArrayList<>();
        walk(scene.getRoot(), node -> {
            if (node instanceof ScrollPane pane
                    && pane.getContent() != null
                    && pane.getHbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER
                    && pane.getContent().getLayoutBounds().getWidth()
                            > pane.getViewportBounds().getWidth() + SLACK) {
                found.add(describe(pane) + ": "
                        + pane.getContent().getLayoutBounds().getWidth() + " in "
                        + pane.getViewportBounds().getWidth());
            }
            if (node.getStyleClass().contains("badge")
                    && node.getBoundsInParent().getMaxX()
                            > node.getParent().getLayoutBounds().getWidth() + SLACK) {
                found.add(describe(node) + " sticks out");
            }
        });
        return found;
    }

    /** Asks what is painted: the toolkit's own mark is also set for single characters that are there. */
    private static boolean isCut(Labeled labeled) {
        return labeled.isTextTruncated()
                && labeled.lookupAll(".text").stream()
                        .filter(Text.class::isInstance)
                        .noneMatch(text -> bare(((Text) text).getText()).equals(bare(labeled.getText())));
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s_]", "");
    }

    private static boolean showsOnHovering(Labeled labeled) {
        return labeled.getText().equals(labeled.getAccessibleHelp())
                || labeled.getTooltip() != null
                        && labeled.getText().equals(labeled.getTooltip().getText());
    }

    private static boolean isInRow(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof IndexedCell<?> && at.getParent().getStyleClass().contains("sheet")
                    || at instanceof TableRow<?>) {
                return true;
            }
        }
        return false;
    }

    /** Controls of which a part lies where no scrolling brings it into sight. */
    public static List<String> outOfReach(Scene scene) {
        return outOfReach(scene, node -> {
            boolean plain = node instanceof ScrollBar || node instanceof ScrollPane;
            return node.isFocusTraversable() && !plain;
        });
    }

    /** Texts of which a part lies where no scrolling brings it into sight. */
    public static List<String> outOfSight(Scene scene) {
        return outOfReach(
                scene,
                node -> node instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isEmpty());
    }

    private static List<String> outOfReach(Scene scene, Predicate<Node> counts) {
        List<String> found = new ArrayList<>();
        walk(scene.getRoot(), node -> {
            if (counts.test(node) && !isReachable(node, scene)) {
                found.add(describe(node) + (node instanceof Labeled labeled ? ": " + labeled.getText() : ""));
            }
        });
        return found;
    }

    private static void walk(Node node, Consumer<Node> look) {
        if (!node.isVisible()) {
            return;
        }
        look.accept(node);
        // what is typed scrolls inside of its field
        if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, look));
        }
    }

    /** Follows the node up: what scrolls may bring it anywhere in its own window, everything else cuts it. */
    private static boolean isReachable(Node node, Scene scene) {
        Bounds box = node.getLayoutBounds();
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof TableHeaderRow && scrollsSideways(at)) {
                // follows its columns
                return true;
            }
            if (at.getClip() != null && !inside(box, at.getClip().getBoundsInParent())) {
                return false;
            }
            box = at.localToParent(box);
            Parent above = at.getParent();
            if (above != null && above.getStyleClass().contains("viewport")) {
                ScrollPane pane = (ScrollPane) above.getParent();
                box = within(
                        box,
                        above.getLayoutBounds(),
                        pane.getHbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER,
                        pane.getVbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER);
            } else if (above != null && above.getStyleClass().contains("clipped-container")) {
                box = within(box, above.getLayoutBounds(), scrollsSideways(above), true);
            }
        }
        return inside(box, new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
    }

    private static boolean scrollsSideways(Node part) {
        for (Node at = part; at != null; at = at.getParent()) {
            if (at instanceof TableView<?> table) {
                return table.getColumnResizePolicy() == TableView.UNCONSTRAINED_RESIZE_POLICY;
            }
        }
        return false;
    }

    /** Where scrolling along an axis may put it: anywhere there. */
    private static Bounds within(Bounds box, Bounds window, boolean wide, boolean tall) {
        double width = wide ? Math.min(box.getWidth(), window.getWidth()) : box.getWidth();
        double height = tall ? Math.min(box.getHeight(), window.getHeight()) : box.getHeight();
        return new BoundingBox(
                wide ? Math.clamp(box.getMinX(), window.getMinX(), window.getMaxX() - width) : box.getMinX(),
                tall ? Math.clamp(box.getMinY(), window.getMinY(), window.getMaxY() - height) : box.getMinY(),
                width,
                height);
    }

    private static boolean inside(Bounds box, Bounds frame) {
        return box.getMinX() >= frame.getMinX() - SLACK
                && box.getMinY() >= frame.getMinY() - SLACK
                && box.getMaxX() <= frame.getMaxX() + SLACK
                && box.getMaxY() <= frame.getMaxY() + SLACK;
    }

    private static String describe(Node node) {
        StringBuilder path = new StringBuilder(name(node));
        Parent above = node.getParent();
        for (int i = 0; i < 3 && above != null; i++, above = above.getParent()) {
            path.insert(0, name(above) + " > ");
        }
        return path.toString();
    }

    private static String name(Node node) {
        String styles = String.join(".", node.getStyleClass());
        return styles.isEmpty() ? node.getClass().getSimpleName() : styles;
    }
}
