package io.modeldeck.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Paints frames through {@link Graphics2D}: images, and every format that offers one. */
public final class FramePainter {

    /** Up to that many logical pixels a rectangle is a line. */
    private static final double THIN = 3;

    private FramePainter() {}

    /** Paints the frame with its top left at the origin of the graphics, whose transform may scale. */
    public static void paint(Graphics2D graphics, Frame frame, Palette palette) {
        Graphics2D g = (Graphics2D) graphics.create();
        try {
            hints(g);
            double scale = g.getTransform().getScaleX();
            for (Mark mark : frame.marks()) {
                g.setColor(color(palette.argb(mark.ink()), mark.alpha()));
                switch (mark) {
                    case Mark.Rects rects -> rects(g, rects.xywh(), scale);
                    case Mark.Columns columns -> columns(g, columns, scale);
                    case Mark.Polyline line -> polyline(g, line);
                    case Mark.Shapes shapes -> shapes(g, shapes);
                    case Mark.Text text -> text(g, text);
                }
            }
        } finally {
            g.dispose();
        }
    }

    /** The sizes of texts as this painter paints them. */
    public static TextMeasure textMeasure() {
        return AwtMeasure.INSTANCE;
    }

    private static void hints(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    private static Color color(int argb, double alpha) {
        int opacity = (int) Math.rint((argb >>> 24) * Math.clamp(alpha, 0, 1));
        return new Color(argb & 0xffffff | opacity << 24, true);
    }

    /** Edges on whole device pixels: sharp, and no seams between neighbours at a scale such as 1.5. */
    private static void rects(Graphics2D g, double[] xywh, double scale) {
        Rectangle2D.Double rect = new Rectangle2D.Double();
        for (int i = 0; i < xywh.length; i += 4) {
            double x = snap(xywh[i], scale);
            double y = snap(xywh[i + 1], scale);
            rect.setRect(x, y, size(xywh[i], xywh[i + 2], x, scale), size(xywh[i + 1], xywh[i + 3], y, scale));
            g.fill(rect);
        }
    }

    /** Thin things are equally thick everywhere; large ones end where the next one begins. */
    private static double size(double from, double length, double snapped, double scale) {
        double size = length < THIN ? snap(length, scale) : snap(from + length, scale) - snapped;
        return Math.max(1 / scale, size);
    }

    private static double snap(double position, double scale) {
        return Math.rint(position * scale) / scale;
    }

    private static void columns(Graphics2D g, Mark.Columns columns, double scale) {
        Rectangle2D.Double rect = new Rectangle2D.Double();
        for (int i = 0; i < columns.count(); i++) {
            double top = columns.top()[i];
            double x = snap(columns.x()[i], scale);
            rect.setRect(x, top, snap(columns.x()[i] + 1.0, scale) - x, columns.bottom()[i] - top);
            g.fill(rect);
        }
    }

    private static void polyline(Graphics2D g, Mark.Polyline line) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, line.x().length);
        boolean on = false;
        for (int i = 0; i < line.x().length; i++) {
            if (Double.isNaN(line.y()[i])) {
                on = false;
            } else if (on) {
                path.lineTo(line.x()[i], line.y()[i]);
            } else {
                path.moveTo(line.x()[i], line.y()[i]);
                on = true;
            }
        }
        g.setStroke(new BasicStroke((float) line.thickness(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(path);
    }

    private static void shapes(Graphics2D g, Mark.Shapes shapes) {
        double r = shapes.size() / 2;
        for (int i = 0; i < shapes.x().length; i++) {
            double x = shapes.x()[i];
            double y = shapes.y()[i];
            if (!Double.isNaN(x + y)) {
                shape(g, shapes.shape(), x, y, r);
            }
        }
    }

    private static void shape(Graphics2D g, Shape shape, double x, double y, double r) {
        switch (shape) {
            case DOT -> g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
            case RING -> {
                g.setStroke(new BasicStroke(2));
                g.draw(new Ellipse2D.Double(x - r + 1, y - r + 1, 2 * r - 2, 2 * r - 2));
            }
            case SQUARE -> g.fill(new Rectangle2D.Double(x - 0.8 * r, y - 0.8 * r, 1.6 * r, 1.6 * r));
            case TRIANGLE, DIAMOND, STAR, FLAG, ARROW -> g.fill(polygon(shape.corners(x, y, r)));
            case HATCHED -> {
                g.setStroke(new BasicStroke(1));
                double side = 0.85 * r;
                g.draw(new Rectangle2D.Double(x - side, y - side, 2 * side, 2 * side));
                g.draw(new Line2D.Double(x - side, y, x, y - side));
                g.draw(new Line2D.Double(x - side, y + side, x + side, y - side));
                g.draw(new Line2D.Double(x, y + side, x + side, y));
            }
        }
    }

    private static Path2D polygon(double[] corners) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    private static void text(Graphics2D g, Mark.Text text) {
        g.setFont(AwtMeasure.INSTANCE.typeface.of(text.role(), text.text()));
        double width = AwtMeasure.INSTANCE.width(text.text(), text.role());
        double x = switch (text.align()) {
            case START -> text.x();
            case MIDDLE -> text.x() - width / 2;
            case END -> text.x() - width;
        };
        g.drawString(text.text(), (float) x, (float) text.y());
    }

    private static final class AwtMeasure implements TextMeasure {

        static final AwtMeasure INSTANCE = new AwtMeasure();

        /** As {@link #hints} ask for: smoothed, and as wide as they are. */
        private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

        private final Typeface typeface = new Typeface();

        @Override
        public double width(String text, TextRole role) {
            return typeface.of(role, text).getStringBounds(text, CONTEXT).getWidth();
        }

        @Override
        public double ascent(TextRole role) {
            // the height of capitals, which is what the eye takes for the top of a line
            return role.size() * 0.95;
        }

        @Override
        public double lineHeight(TextRole role) {
            return role.size() * 1.3;
        }
    }
}
