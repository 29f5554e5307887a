package io.modeldeck.export;

import io.modeldeck.chart.Frame;
import io.modeldeck.chart.Mark;
import io.modeldeck.chart.Palette;
import io.modeldeck.chart.Shape;
import io.modeldeck.chart.TextRole;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Frames as SVG. Texts stay texts and are anchored where the layout put them, so that they stand right in whatever font the reader has. A frame
 * holds a handful of marks for each pixel column at most, so the file is small however many points there were.
 */
final class SvgPainter {

    private final StringBuilder out = new StringBuilder(16_384);
    private final Palette palette;

    private SvgPainter(Palette palette) {
        this.palette = palette;
    }

    /** A whole file. */
    static byte[] document(Frame frame, Palette palette) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(frame, palette) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The element alone, to stand inside a page. */
    static String element(Frame frame, Palette palette) {
        SvgPainter painter = new SvgPainter(palette);
        painter.out
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(frame.width())
                .append("\" height=\"")
                .append(frame.height())
                .append("\" viewBox=\"0 0 ")
                .append(frame.width())
                .append(' ')
                .append(frame.height())
                .append("\" font-family=\"Roboto, Helvetica, Arial, sans-serif\">\n");
        frame.marks().forEach(painter::mark);
        return painter.out.append("</svg>").toString();
    }

    private void mark(Mark mark) {
        switch (mark) {
            case Mark.Rects rects -> rects(rects);
            case Mark.Columns columns -> columns(columns);
            case Mark.Polyline line -> polyline(line);
            case Mark.Shapes shapes -> shapes(shapes);
            case Mark.Text text -> text(text);
        }
    }

    private void rects(Mark.Rects rects) {
        out.append("<path d=\"");
        double[] xywh = rects.xywh();
        for (int i = 0; i < xywh.length; i += 4) {
            box(xywh[i], xywh[i + 1], xywh[i + 2], xywh[i + 3]);
        }
        out.append("\" ");
        paint("fill", rects);
        out.append("/>\n");
    }

    private void columns(Mark.Columns columns) {
        out.append("<path shape-rendering=\"crispEdges\" d=\"");
        for (int i = 0; i < columns.count(); i++) {
            double top = columns.top()[i];
            box(columns.x()[i], top, 1, columns.bottom()[i] - top);
        }
        out.append("\" ");
        paint("fill", columns);
        out.append("/>\n");
    }

    private void box(double x, double y, double width, double height) {
        out.append('M');
        number(x).append(' ');
        number(y).append('h');
        number(width).append('v');
        number(height).append('h');
        number(-width).append('z');
    }

    private void polyline(Mark.Polyline line) {
        out.append("<path fill=\"none\" stroke-linejoin=\"round\" stroke-width=\"");
        number(line.thickness()).append("\" d=\"");
        boolean on = false;
        for (int i = 0; i < line.x().length; i++) {
            boolean here = !Double.isNaN(line.y()[i]);
            if (here) {
                out.append(on ? 'L' : 'M');
                number(line.x()[i]).append(' ');
                number(line.y()[i]);
            }
            on = here;
        }
        out.append("\" ");
        paint("stroke", line);
        out.append("/>\n");
    }

    private void shapes(Mark.Shapes shapes) {
        double r = shapes.size() / 2;
        for (int i = 0; i < shapes.x().length; i++) {
            double x = shapes.x()[i];
            double y = shapes.y()[i];
            if (!Double.isNaN(x + y)) {
                shape(shapes, x, y, r);
            }
        }
    }

    private void shape(Mark.Shapes of, double x, double y, double r) {
        boolean stroked = of.shape() == Shape.RING || of.shape() == Shape.HATCHED;
        switch (of.shape()) {
            case DOT -> circle(x, y, r, "");
            case RING -> circle(x, y, r - 1, " fill=\"none\" stroke-width=\"2\"");
            default -> {
                out.append("<path ").append(stroked ? "fill=\"none\" " : "").append("d=\"");
                path(of.shape(), x, y, r);
                out.append('"');
            }
        }
        out.append(' ');
        paint(stroked ? "stroke" : "fill", of);
        out.append("/>\n");
    }

    private void circle(double x, double y, double r, String more) {
        out.append("<circle cx=\"");
        number(x).append("\" cy=\"");
        number(y).append("\" r=\"");
        number(r).append('"').append(more);
    }

    private void path(Shape shape, double x, double y, double r) {
        double[] corners = shape.corners(x, y, r);
        for (int i = 0; i < corners.length; i += 2) {
            out.append(i == 0 ? 'M' : 'L');
            number(corners[i]).append(' ');
            number(corners[i + 1]);
        }
        if (corners.length > 0) {
            out.append('z');
        } else {
            double side = (shape == Shape.HATCHED ? 0.85 : 0.8) * r;
            box(x - side, y - side, 2 * side, 2 * side);
            if (shape == Shape.HATCHED) {
                line(x - side, y, x, y - side);
                line(x - side, y + side, x + side, y - side);
                line(x, y + side, x + side, y);
            }
        }
    }

    private void line(double x, double y, double toX, double toY) {
        out.append('M');
        number(x).append(' ');
        number(y).append('L');
        number(toX).append(' ');
        number(toY);
    }

    private void text(Mark.Text text) {
        TextRole role = text.role();
        out.append("<text x=\"");
        number(text.x()).append("\" y=\"");
        number(text.y()).append("\" font-size=\"");
        number(role.size()).append('"');
        if (role.bold()) {
            out.append(" font-weight=\"bold\"");
        }
        switch (text.align()) {
            case START -> {}
            case MIDDLE -> out.append(" text-anchor=\"middle\"");
            case END -> out.append(" text-anchor=\"end\"");
        }
        out.append(' ');
        paint("fill", text);
        out.append('>').append(Html.text(text.text())).append("</text>\n");
    }

    private void paint(String property, Mark mark) {
        int argb = palette.argb(mark.ink());
        out.append(property).append(String.format(Locale.ROOT, "=\"#%06x\"", argb & 0xffffff));
        double alpha = (argb >>> 24) / 255.0 * Math.clamp(mark.alpha(), 0, 1);
        if (alpha < 1) {
            out.append(' ').append(property).append("-opacity=\"");
            number(alpha).append('"');
        }
    }

    /** To a hundredth of a pixel. */
    private StringBuilder number(double value) {
        double rounded = Math.rint(value * 100) / 100;
        return rounded == Math.rint(rounded) ? out.append((long) rounded) : out.append(rounded);
    }
}
