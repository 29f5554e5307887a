package io.modeldeck.ui.chart;

import io.modeldeck.chart.Frame;
import io.modeldeck.chart.Ink;
import io.modeldeck.chart.Mark;
import io.modeldeck.chart.Palette;
import io.modeldeck.chart.Shape;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/**
 * Paints frames on a canvas, as {@link io.modeldeck.chart.FramePainter} does in files.
 *
 * @param scale device pixels of one logical pixel; edges of rectangles are put on whole device pixels
 */
record FxFramePainter(GraphicsContext g, Palette palette, FxTexts texts, double scale) {

    /** Up to that many logical pixels a rectangle is a line. */
    private static final double THIN = 3;

    void paint(Frame frame) {
        for (Mark mark : frame.marks()) {
            paint(mark);
        }
    }

    void paint(Mark mark) {
        Color color = color(mark.ink(), mark.alpha());
        g.setFill(color);
        switch (mark) {
            case Mark.Rects rects -> rects(rects.xywh());
            case Mark.Columns columns -> columns(columns);
            case Mark.Polyline line -> polyline(line, color);
            case Mark.Shapes shapes -> shapes(shapes, color);
            case Mark.Text text -> text(text);
        }
    }

    Color color(Ink ink, double alpha) {
        int argb = palette.argb(ink);
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, alpha * (argb >>> 24) / 255.0);
    }

    /** The nearest edge of a device pixel. */
    double snap(double position) {
        return Math.rint(position * scale) / scale;
    }

    private void rects(double[] xywh) {
        for (int i = 0; i < xywh.length; i += 4) {
            double x = snap(xywh[i]);
            double y = snap(xywh[i + 1]);
            g.fillRect(x, y, size(xywh[i], xywh[i + 2], x), size(xywh[i + 1], xywh[i + 3], y));
        }
    }

    /** Thin things are equally thick everywhere; large ones end where the next one begins. */
    private double size(double from, double length, double snapped) {
        return Math.max(1 / scale, length < THIN ? snap(length) : snap(from + length) - snapped);
    }

    private void columns(Mark.Columns columns) {
        for (int i = 0; i < columns.count(); i++) {
            double x = snap(columns.x()[i]);
            double top = columns.top()[i];
            g.fillRect(x, top, snap(columns.x()[i] + 1.0) - x, columns.bottom()[i] - top);
        }
    }

    private void polyline(Mark.Polyline line, Color color) {
        g.setStroke(color);
        g.setLineWidth(line.thickness());
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.beginPath();
        boolean on = false;
        for (int i = 0; i < line.x().length; i++) {
            if (Double.isNaN(line.y()[i])) {
                on = false;
            } else if (on) {
                g.lineTo(line.x()[i], line.y()[i]);
            } else {
                g.moveTo(line.x()[i], line.y()[i]);
                on = true;
            }
        }
        g.stroke();
    }

    private void shapes(Mark.Shapes shapes, Color color) {
        g.setStroke(color);
        double r = shapes.size() / 2;
        for (int i = 0; i < shapes.x().length; i++) {
            if (!Double.isNaN(shapes.x()[i] + shapes.y()[i])) {
                shape(shapes.shape(), shapes.x()[i], shapes.y()[i], r);
            }
        }
    }

    private void shape(Shape shape, double x, double y, double r) {
        switch (shape) {
            case DOT -> g.fillOval(x - r, y - r, 2 * r, 2 * r);
            case RING -> {
                g.setLineWidth(2);
                g.strokeOval(x - r + 1, y - r + 1, 2 * r - 2, 2 * r - 2);
            }
            case SQUARE -> g.fillRect(x - 0.8 * r, y - 0.8 * r, 1.6 * r, 1.6 * r);
            case TRIANGLE, DIAMOND, STAR, FLAG, ARROW -> {
                double[] corners = shape.corners(x, y, r);
                g.beginPath();
                g.moveTo(corners[0], corners[1]);
                for (int i = 2; i < corners.length; i += 2) {
                    g.lineTo(corners[i], corners[i + 1]);
                }
                g.closePath();
                g.fill();
            }
            case HATCHED -> {
                double side = 0.85 * r;
                g.setLineWidth(1);
                g.strokeRect(x - side, y - side, 2 * side, 2 * side);
                g.strokeLine(x - side, y, x, y - side);
                g.strokeLine(x - side, y + side, x + side, y - side);
                g.strokeLine(x, y + side, x + side, y);
            }
        }
    }

    private void text(Mark.Text text) {
        g.setFont(texts.font(text.role()));
        g.setTextBaseline(VPos.BASELINE);
        g.setTextAlign(
                switch (text.align()) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        g.fillText(text.text(), text.x(), text.y());
    }
}
