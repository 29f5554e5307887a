package io.modeldeck.ui.kit.control;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;

/**
 * Tiles beside one another, each as wide as its share of what they would like; in several rows of nearly as many where one is too narrow for the widest
 * of their least widths.
 */
public class TileRows extends javafx.scene.layout.Pane {

    private static final double GAP = 12;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** How many stand in each row. */
    private int perRow(double width) {
        int tiles = getManagedChildren().size();
        double least = 0;
        for (Node tile : getManagedChildren()) {
            least = Math.max(least, tile.minWidth(-1));
        }
        int room = (int) Math.max(1, Math.floor((width + GAP) / (least + GAP)));
        int rows = (tiles + room - 1) / room;
        return rows == 0 ? 1 : (tiles + rows - 1) / rows;
    }

    private double rowHeight(List<Node> row, double width) {
        double height = 0;
        double share = share(row, width);
        for (Node tile : row) {
            height = Math.max(height, tile.prefHeight(width(tile, share)));
        }
        return snapSizeY(height);
    }

    /** A pixel less than its share, which snapping may have given to it; as high as it is with just that width. */
    private double width(Node tile, double share) {
        return snapSizeX(tile.prefWidth(-1) * share) - 1;
    }

    private static double share(List<Node> row, double width) {
        double wish = 0;
        for (Node tile : row) {
            wish += tile.prefWidth(-1);
        }
        return (width - GAP * (row.size() - 1)) / Math.max(1, wish);
    }

    private List<Node> row(int from, int perRow) {
        return getManagedChildren()
                .subList(from, Math.min(from + perRow, getManagedChildren().size()));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        double width = -GAP;
        for (Node tile : getManagedChildren()) {
            width += tile.prefWidth(-1) + GAP;
        }
        return Math.max(0, width) + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = (width < 0 ? prefWidth(-1) : width) - snappedLeftInset() - snappedRightInset();
        int perRow = perRow(room);
        double height = -GAP;
        for (int i = 0; i < getManagedChildren().size(); i += perRow) {
            height += rowHeight(row(i, perRow), room) + GAP;
        }
        return Math.max(0, height) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        int perRow = perRow(room);
        double y = snappedTopInset();
        for (int i = 0; i < getManagedChildren().size(); i += perRow) {
            List<Node> row = row(i, perRow);
            double height = rowHeight(row, room);
            double share = share(row, room);
            double x = snappedLeftInset();
            for (Node tile : row) {
                double width = width(tile, share);
                boolean last = tile == row.getLast();
                tile.resizeRelocate(x, y, last ? snappedLeftInset() + room - x : width, height);
                x += width + GAP;
            }
            y += height + GAP;
        }
    }
}
