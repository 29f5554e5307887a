package io.modeldeck.ui.kit.mark;

import io.modeldeck.ui.kit.theme.Tone;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Small shapes that tell states apart without colour. Each is drawn in a square of 12 by the style sheet's colour of its tone. */
public enum Glyph {
    /** Circle. */
    INFO("M6 0.5A5.5 5.5 0 1 1 6 11.5A5.5 5.5 0 1 1 6 0.5Z"),
    /** Triangle. */
    WARNING("M6 0.6L11.8 11.2H0.2Z"),
    /** Diamond. */
    CRITICAL("M6 0L12 6L6 12L0 6Z"),
    /** Tick. */
    OK("M0.6 6.6L2.2 5L4.6 7.4L10 1.8L11.6 3.4L4.6 10.6Z"),
    /** Hatched square. */
    NO_DATA("M0.5 0.5H4L0.5 4ZM6.5 0.5H10L0.5 10V6.5ZM11.5 1.5V5L5 11.5H1.5ZM11.5 7.5V11.5H7.5Z"),
    /** Ring. */
    PENDING("M6 0.5A5.5 5.5 0 1 1 6 11.5A5.5 5.5 0 1 1 6 0.5ZM6 2.5A3.5 3.5 0 1 0 6 9.5A3.5 3.5 0 1 0 6 2.5Z"),
    /** Cross. */
    FAILED("M2.2 0.6L6 4.4L9.8 0.6L11.4 2.2L7.6 6L11.4 9.8L9.8 11.4L6 7.6L2.2 11.4L0.6 9.8L4.4 6L0.6 2.2Z"),
    /** Triangle to the right. */
    RUNNING("M2 0.4L11.4 6L2 11.6Z"),
    /** Two bars. */
    PAUSED("M1.5 0.8H4.8V11.2H1.5ZM7.2 0.8H10.5V11.2H7.2Z"),
    /** Empty square. */
    QUEUED("M0.8 0.8H11.2V11.2H0.8ZM2.6 2.6V9.4H9.4V2.6Z"),
    /** Half-filled circle. */
    STAGING("M6 0.5A5.5 5.5 0 1 1 6 11.5A5.5 5.5 0 1 1 6 0.5ZM6 2.2V9.8A3.8 3.8 0 0 0 6 2.2Z"),
    /** Star. */
    PRODUCTION("M6 0.2L7.7 4L11.8 4.4L8.7 7.1L9.6 11.2L6 9.1L2.4 11.2L3.3 7.1L0.2 4.4L4.3 4Z"),
    /** Pushpin. */
    PIN("M4 0.5H8V1.5L7.3 2V5L9 6.8V7.8H6.5V11.2L6 12L5.5 11.2V7.8H3V6.8L4.7 5V2L4 1.5Z"),
    /** Pennant at its pole. */
    FLAG("M1.6 0H2.9V1L11.6 4L2.9 7V12H1.6Z"),
    /** Bar. */
    ARCHIVED("M1 4.8H11V7.2H1Z"),
    /** Dot. */
    DOT("M6 3A3 3 0 1 1 6 9A3 3 0 1 1 6 3Z");

    private final String path;

    Glyph(String path) {
        this.path = path;
    }

    /** The outline in a square of 12, as an SVG path, filled even-odd. */
    public String path() {
        return path;
    }

    /** A new node of that shape; the words beside it say what it means. */
    public Node node(Tone tone) {
        javafx.scene.shape.SVGPath shape = new javafx.scene.shape.SVGPath();
        shape.setContent(path);
        shape.setFillRule(javafx.scene.shape.FillRule.EVEN_ODD);
        shape.getStyleClass().addAll("glyph-shape", tone.styleClass());
        // a fixed box, so that words beside different shapes line up
        Region box = new Region() {
            {
                getChildren().add(shape);
            }
        };
        box.getStyleClass().add("glyph");
        box.setMinSize(12, 12);
        box.setPrefSize(12, 12);
        box.setMaxSize(12, 12);
        box.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        return box;
    }
}
