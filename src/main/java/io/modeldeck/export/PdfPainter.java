package io.modeldeck.export;

import io.modeldeck.chart.Frame;
import io.modeldeck.chart.Mark;
import io.modeldeck.chart.Palette;
import io.modeldeck.chart.Shape;
import java.awt.Color;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/** Paints frames onto a page whose y points down. Texts stay texts. */
final class PdfPainter {

    /** How far the handles of a quarter circle reach, of its radius. */
    private static final double ROUND = 0.5523;

    private final PDPageContentStream content;
    private final PdfText texts;
    private final Palette palette;
    private final Map<Double, PDExtendedGraphicsState> opacities = new HashMap<>();

    PdfPainter(PDPageContentStream content, PdfText texts, Palette palette) {
        this.content = content;
        this.texts = texts;
        this.palette = palette;
    }

    /** The frame must have been laid out with {@link PdfText}. */
    void paint(Frame frame) throws IOException {
        for (Mark mark : frame.marks()) {
            content.saveGraphicsState();
            Color color = new Color(palette.argb(mark.ink()));
            content.setNonStrokingColor(color);
            content.setStrokingColor(color);
            content.setGraphicsStateParameters(opacity(Math.clamp(mark.alpha(), 0, 1)));
            switch (mark) {
                case Mark.Rects rects -> rects(rects.xywh());
                case Mark.Columns columns -> columns(columns);
                case Mark.Polyline line -> polyline(line);
                case Mark.Shapes shapes -> shapes(shapes);
                case Mark.Text text -> text(text);
            }
            content.restoreGraphicsState();
        }
    }

    private PDExtendedGraphicsState opacity(double alpha) {
        return opacities.computeIfAbsent(alpha, wanted -> {
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant(wanted.floatValue());
            state.setStrokingAlphaConstant(wanted.floatValue());
            return state;
        });
    }

    private void rects(double[] xywh) throws IOException {
        for (int i = 0; i < xywh.length; i += 4) {
            rect(xywh[i], xywh[i + 1], xywh[i + 2], xywh[i + 3]);
        }
        if (xywh.length > 0) {
            content.fill();
        }
    }

    private void rect(double x, double y, double width, double height) throws IOException {
        content.addRect((float) x, (float) y, (float) width, (float) height);
    }

    private void columns(Mark.Columns columns) throws IOException {
        for (int i = 0; i < columns.count(); i++) {
            rect(columns.x()[i], columns.top()[i], 1, columns.bottom()[i] - columns.top()[i]);
        }
        if (columns.count() > 0) {
            content.fill();
        }
    }

    private void polyline(Mark.Polyline line) throws IOException {
        content.setLineWidth((float) line.thickness());
        content.setLineJoinStyle(1);
        boolean on = false;
        boolean any = false;
        for (int i = 0; i < line.x().length; i++) {
            boolean here = !Double.isNaN(line.y()[i]);
            if (here && on) {
                content.lineTo((float) line.x()[i], (float) line.y()[i]);
            } else if (here) {
                content.moveTo((float) line.x()[i], (float) line.y()[i]);
                any = true;
            }
            on = here;
        }
        if (any) {
            content.stroke();
        }
    }

    private void shapes(Mark.Shapes shapes) throws IOException {
        double r = shapes.size() / 2;
        for (int i = 0; i < shapes.x().length; i++) {
            double x = shapes.x()[i];
            double y = shapes.y()[i];
            if (!Double.isNaN(x + y)) {
                shape(shapes.shape(), x, y, r);
            }
        }
    }

    private void shape(Shape shape, double x, double y, double r) throws IOException {
        switch (shape) {
            case DOT -> {
                circle(x, y, r);
                content.fill();
            }
            case RING -> {
                content.setLineWidth(2);
                circle(x, y, r - 1);
                content.stroke();
            }
            case SQUARE -> {
                rect(x - 0.8 * r, y - 0.8 * r, 1.6 * r, 1.6 * r);
                content.fill();
            }
            case TRIANGLE, DIAMOND, STAR -> polygon(shape.corners(x, y, r));
            case HATCHED -> {
                double side = 0.85 * r;
                content.setLineWidth(1);
                rect(x - side, y - side, 2 * side, 2 * side);
                line(x - side, y, x, y - side);
                line(x - side, y + side, x + side, y - side);
                line(x, y + side, x + side, y);
                content.stroke();
            }
        }
    }

    private void line(double x, double y, double toX, double toY) throws IOException {
        content.moveTo((float) x, (float) y);
        content.lineTo((float) toX, (float) toY);
    }

    private void polygon(double[] corners) throws IOException {
        content.moveTo((float) corners[0], (float) corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            content.lineTo((float) corners[i], (float) corners[i + 1]);
        }
        content.closePath();
        content.fill();
    }

    private void circle(double x, double y, double r) throws IOException {
        double k = ROUND * r;
        content.moveTo((float) (x + r), (float) y);
        curve(x + r, y + k, x + k, y + r, x, y + r);
        curve(x - k, y + r, x - r, y + k, x - r, y);
        curve(x - r, y - k, x - k, y - r, x, y - r);
        curve(x + k, y - r, x + r, y - k, x + r, y);
        content.closePath();
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) throws IOException {
        content.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) x3, (float) y3);
    }

    private void text(Mark.Text text) throws IOException {
        double width = texts.width(text.text(), text.role());
        double x = switch (text.align()) {
            case START -> text.x();
            case MIDDLE -> text.x() - width / 2;
            case END -> text.x() - width;
        };
        texts.write(content, text.text(), text.role().bold(), text.role().size(), x, text.y());
    }
}
