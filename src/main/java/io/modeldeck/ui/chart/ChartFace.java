package io.modeldeck.ui.chart;

import io.modeldeck.chart.Ink;
import io.modeldeck.chart.Palette;
import io.modeldeck.ui.kit.work.Shown;
import javafx.scene.canvas.Canvas;
import javafx.stage.Window;

/**
 * What of a chart is painted: one canvas with the data, a second one with what moves above it, so that moving the mouse paints no data again. Each is
 * painted once in a pulse at most, and not at all while it cannot be seen.
 */
final class ChartFace {

    private final ChartPane pane;
    private final ShownChart shown;
    private final Canvas data = new Canvas();
    private final Canvas overlay = new Canvas();
    private final PulseDraw dataPulse;
    private final PulseDraw overlayPulse;
    private Palette palette = Palette.light();
    private FxTexts texts = FxTexts.plain();
    private int dataDraws;
    private int overlayDraws;

    ChartFace(ChartPane pane, ShownChart shown) {
        this.pane = pane;
        this.shown = shown;
        dataPulse = new PulseDraw(pane, this::drawData);
        overlayPulse = new PulseDraw(pane, this::drawOverlay);
        overlay.setMouseTransparent(true);
    }

    Canvas[] canvases() {
        return new Canvas[] {data, overlay};
    }

    void redrawData() {
        dataPulse.markDirty();
    }

    void redrawOverlay() {
        overlayPulse.markDirty();
    }

    void redraw() {
        redrawData();
        redrawOverlay();
    }

    void setPalette(Palette chosen) {
        palette = chosen;
        redraw();
    }

    void setTexts(FxTexts chosen) {
        texts = chosen;
        redraw();
    }

    FxTexts texts() {
        return texts;
    }

    /** How often the data was painted. */
    int dataDraws() {
        return dataDraws;
    }

    int overlayDraws() {
        return overlayDraws;
    }

    void layOut(double width, double height) {
        for (Canvas canvas : canvases()) {
            if (canvas.getWidth() != width || canvas.getHeight() != height) {
                canvas.setWidth(width);
                canvas.setHeight(height);
                redraw();
            }
        }
        dataPulse.laidOut();
        overlayPulse.laidOut();
    }

    private void drawData() {
        shown.prepare((int) pane.getWidth(), (int) pane.getHeight(), texts, Shown.hasPulses(pane));
        dataDraws++;
        FxFramePainter painter = painter(data);
        painter.g().setFill(painter.color(Ink.BACKGROUND, 1));
        painter.g().fillRect(0, 0, pane.getWidth(), pane.getHeight());
        shown.frame().ifPresent(painter::paint);
    }

    private void drawOverlay() {
        overlayDraws++;
        ChartOverlay layer = new ChartOverlay(painter(overlay), pane.getWidth(), pane.getHeight());
        layer.clear();
        shown.plot().ifPresent(plot -> {
            pane.limit().draw(layer, plot);
            pane.pan().draw(layer);
            pane.pointer()
                    .selection()
                    .ifPresent(edges -> layer.selection(plot, plot.pixel(edges[0]), plot.pixel(edges[1])));
            shown.readout(pane.crosshair())
                    .filter(here -> here.at() >= plot.from() && here.at() <= plot.to())
                    .ifPresent(
                            here -> layer.crosshair(plot, here, pane.pointer().isActive()));
        });
        if (pane.isFocusVisible()) {
            layer.focusRing();
        }
    }

    private FxFramePainter painter(Canvas canvas) {
        Window window = pane.getScene() == null ? null : pane.getScene().getWindow();
        double scale = window == null ? 1 : window.getOutputScaleX();
        return new FxFramePainter(canvas.getGraphicsContext2D(), palette, texts, scale);
    }
}
