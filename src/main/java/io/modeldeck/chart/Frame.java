package io.modeldeck.chart;

import java.util.List;
import java.util.Optional;

/**
 * A laid-out chart: what to paint, in order, in logical pixels. The screen and the files paint the same frame.
 *
 * @param plot where the data lies; absent where the chart is empty or the frame is too small
 * @param legend where the entries of the legend are, for the mouse
 */
public record Frame(int width, int height, List<Mark> marks, Optional<Plot> plot, List<LegendEntry> legend) {

    /** The place of one entry of the legend; {@code series} counts as the chart's series do. */
    public record LegendEntry(int series, String name, double x, double y, double width, double height) {

        public boolean contains(double px, double py) {
            return px >= x && px <= x + width && py >= y && py <= y + height;
        }
    }

    public Frame {
        marks = List.copyOf(marks);
        legend = List.copyOf(legend);
    }

    /** How many rectangles, columns, line points, shapes and texts there are; what painting costs grows with it. */
    public int size() {
        int size = 0;
        for (Mark mark : marks) {
            size += switch (mark) {
                case Mark.Rects rects -> rects.xywh().length / 4;
                case Mark.Columns columns -> columns.count();
                case Mark.Polyline line -> line.x().length;
                case Mark.Shapes shapes -> shapes.x().length;
                case Mark.Text _ -> 1;
            };
        }
        return size;
    }
}
