package io.modeldeck.ui.chart;

import io.modeldeck.chart.Ink;
import io.modeldeck.chart.Mark;
import io.modeldeck.chart.Mark.Align;
import io.modeldeck.chart.Plot;
import io.modeldeck.chart.Readout;
import io.modeldeck.chart.Shape;
import io.modeldeck.chart.TextRole;
import io.modeldeck.chart.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.canvas.GraphicsContext;

/** What moves above a chart: the crosshair with its card, the selection while it is drawn, the ring of the focus. */
record ChartOverlay(FxFramePainter painter, double width, double height) {

    private static final double PAD = 10;
    private static final double DISTANCE = 12;
    private static final double SWATCH = 14;
    private static final double APART = 6;
    /** How wide a remark may be, in heights of a line. */
    private static final double REMARK = 18;

    private static final int MOST_LINES = 8;

    void clear() {
        painter.g().clearRect(0, 0, width, height);
    }

    void focusRing() {
        GraphicsContext g = painter.g();
        g.setStroke(painter.color(Ink.ACCENT, 1));
        g.setLineWidth(2);
        g.strokeRoundRect(1, 1, width - 2, height - 2, 6, 6);
    }

    void selection(Plot plot, double fromX, double toX) {
        double left = painter.snap(Math.min(fromX, toX));
        double right = painter.snap(Math.max(fromX, toX));
        GraphicsContext g = painter.g();
        g.setFill(painter.color(Ink.ACCENT, 0.14));
        g.fillRect(left, plot.top(), right - left, plot.height());
        g.setFill(painter.color(Ink.ACCENT, 1));
        g.fillRect(left, plot.top(), 1, plot.height());
        g.fillRect(right - 1, plot.top(), 1, plot.height());
    }

    /** A limit that is tried somewhere else, with its value above the line, or below it at the top. */
    void limit(Plot plot, double y, String words) {
        GraphicsContext g = painter.g();
        g.setFill(painter.color(Ink.ACCENT, 1));
        g.fillRect(plot.left(), painter.snap(y) - 1, plot.width(), 2);
        double line = painter.texts().lineHeight(TextRole.LABEL);
        double wide = painter.texts().width(words, TextRole.LABEL) + 2 * APART;
        double top = y - line - 8 < plot.top() ? y + 4 : y - line - 8;
        background(plot.right() - wide - 4, top, wide, line + 4);
        text(
                Ink.TEXT,
                words,
                TextRole.LABEL,
                Align.END,
                plot.right() - 4 - APART,
                top + 2 + painter.texts().ascent(TextRole.LABEL));
    }

    void crosshair(Plot plot, Readout readout, boolean withCard) {
        double at = plot.pixel(readout.at());
        GraphicsContext g = painter.g();
        g.setFill(painter.color(Ink.MUTED_TEXT, plot.vertical() ? 0.12 : 0.8));
        if (plot.vertical()) {
            double row = plot.height() / (plot.to() - plot.from());
            g.fillRect(plot.left(), at - row / 2, plot.width(), row);
        } else {
            g.fillRect(painter.snap(at), plot.top(), 1, plot.height());
            dots(plot, readout, at);
        }
        if (withCard && !readout.isEmpty()) {
            card(plot, readout, at);
        }
    }

    private void dots(Plot plot, Readout readout, double x) {
        for (Readout.Line line : readout.lines()) {
            double y = plot.valuePixel(line.value());
            if (y >= plot.top() - 1 && y <= plot.bottom() + 1) {
                double[] xs = {x};
                double[] ys = {y};
                painter.paint(new Mark.Shapes(Ink.BACKGROUND, 1, Shape.DOT, 10, xs, ys));
                painter.paint(new Mark.Shapes(line.ink(), 1, Shape.DOT, 7, xs, ys));
            }
        }
    }

    /** Beside the crosshair, on the side with more room, always at the same height: nothing jumps while the mouse moves. */
    private void card(Plot plot, Readout readout, double at) {
        FxTexts texts = painter.texts();
        double line = texts.lineHeight(TextRole.LABEL) + 3;
        double names = 0;
        double values = 0;
        for (Readout.Line one : readout.lines()) {
            names = Math.max(names, texts.width(one.name(), TextRole.LABEL));
            values = Math.max(values, texts.width(one.text(), TextRole.VALUE));
        }
        List<String> remarks = remarks(readout, texts);
        double inner = Math.max(SWATCH + names + 16 + values, texts.width(readout.title(), TextRole.FOOTER));
        for (String one : remarks) {
            inner = Math.max(inner, texts.width(one, TextRole.LABEL));
        }
        double cardWidth = inner + 2 * PAD;
        double cardHeight = 2 * PAD
                + texts.lineHeight(TextRole.FOOTER)
                + 4
                + line * (readout.lines().size() + remarks.size())
                + (remarks.isEmpty() ? 0 : APART)
                - 3;
        double beside = plot.vertical() ? plot.right() : at;
        boolean onRight = beside + DISTANCE + cardWidth <= width - 2;
        double x = onRight ? beside + DISTANCE : Math.max(2, beside - DISTANCE - cardWidth);
        double wished = plot.vertical() ? at + 20 : plot.top() + 6;
        double y = Math.max(2, Math.min(wished, height - cardHeight - 2));
        background(x, y, cardWidth, cardHeight);
        double baseLine = y + PAD + texts.ascent(TextRole.FOOTER) * 0.9;
        text(Ink.MUTED_TEXT, readout.title(), TextRole.FOOTER, Align.START, x + PAD, baseLine);
        baseLine += texts.lineHeight(TextRole.FOOTER) + 5;
        for (Readout.Line one : readout.lines()) {
            double middle = baseLine - texts.ascent(TextRole.LABEL) * 0.38;
            painter.paint(
                    new Mark.Shapes(one.ink(), 1, Shape.DOT, 7, new double[] {x + PAD + 4}, new double[] {middle}));
            text(Ink.TEXT, one.name(), TextRole.LABEL, Align.START, x + PAD + SWATCH, baseLine);
            text(Ink.TEXT, one.text(), TextRole.VALUE, Align.END, x + cardWidth - PAD, baseLine);
            baseLine += line;
        }
        baseLine += APART;
        for (String one : remarks) {
            text(Ink.TEXT, one, TextRole.LABEL, Align.START, x + PAD, baseLine);
            baseLine += line;
        }
    }

    /** What people noted, in lines that have room; what is longer is read where the note is opened. */
    private List<String> remarks(Readout readout, FxTexts texts) {
        double room = Math.min(width * 0.6, REMARK * texts.lineHeight(TextRole.LABEL));
        List<String> lines = new ArrayList<>();
        for (String remark : readout.remarks()) {
            remark.lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> lines.addAll(Texts.wrap(line.strip(), TextRole.LABEL, room, texts)));
        }
        return lines.size() <= MOST_LINES
                ? lines
                : Stream.concat(lines.subList(0, MOST_LINES - 1).stream(), Stream.of("…"))
                        .toList();
    }

    private void background(double x, double y, double cardWidth, double cardHeight) {
        GraphicsContext g = painter.g();
        g.setFill(painter.color(Ink.SURFACE, 0.97));
        g.fillRoundRect(x, y, cardWidth, cardHeight, 8, 8);
        g.setStroke(painter.color(Ink.BAND, 1));
        g.setLineWidth(1);
        g.strokeRoundRect(x + 0.5, y + 0.5, cardWidth - 1, cardHeight - 1, 8, 8);
    }

    private void text(Ink ink, String text, TextRole role, Align align, double x, double y) {
        painter.paint(new Mark.Text(ink, 1, text, role, align, x, y));
    }
}
