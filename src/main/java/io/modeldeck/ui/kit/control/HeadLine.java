package io.modeldeck.ui.kit.control;

import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** What stands at the two ends of a line: what it is at the left, what can be done at the right, or below where there is no room beside it. */
public final class HeadLine extends Pane {

    private static final double GAP = 12;
    private static final double BELOW = 8;

    private final Region left;
    private final Region right;

    /** Nodes beside each other that wrap only where they have to: a flow of the toolkit's own would like to be as wide as it is told, whatever it holds. */
    public static FlowPane flow(double gap, Node... nodes) {
        FlowPane flow = new FlowPane(gap, BELOW, nodes) {
            @Override
            protected double computePrefWidth(double height) {
                double gaps = getHgap() * Math.max(0, getManagedChildren().size() - 1);
                return gaps
                        + getManagedChildren().stream()
                                .mapToDouble(node -> snapSizeX(node.prefWidth(-1)))
                                .sum();
            }
        };
        flow.setRowValignment(VPos.CENTER);
        return flow;
    }

    public HeadLine(Region left, Region right) {
        this.left = left;
        this.right = right;
        getChildren().addAll(left, right);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean isOneLine(double width) {
        return left.prefWidth(-1) + GAP + right.prefWidth(-1) <= width;
    }

    /** Where it is as wide as it likes. */
    private static double lineHeight(Region node) {
        return node.prefHeight(node.prefWidth(-1));
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(left.minWidth(-1), right.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return left.prefWidth(-1) + GAP + right.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (width < 0 || isOneLine(width)) {
            return Math.max(lineHeight(left), lineHeight(right));
        }
        return left.prefHeight(width) + BELOW + right.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (isOneLine(width)) {
            double leftWidth = left.prefWidth(-1);
            double rightWidth = right.prefWidth(-1);
            place(left, 0, (getHeight() - lineHeight(left)) / 2, leftWidth);
            place(right, width - rightWidth, (getHeight() - lineHeight(right)) / 2, rightWidth);
        } else {
            place(left, 0, 0, width);
            place(right, 0, left.prefHeight(width) + BELOW, width);
        }
    }

    private static void place(Region node, double x, double y, double width) {
        node.resizeRelocate(
                node.snapPositionX(x), node.snapPositionY(y), node.snapSizeX(width), node.prefHeight(width));
    }
}
