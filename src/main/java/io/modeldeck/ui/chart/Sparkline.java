package io.modeldeck.ui.chart;

import io.modeldeck.chart.Ink;
import io.modeldeck.chart.Palette;
import io.modeldeck.chart.Spark;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/** A line the size of a word on the screen. */
public final class Sparkline extends Region {

    private final Canvas canvas = new Canvas();
    private final PulseDraw pulse = new PulseDraw(this, this::draw);
    private double[] values = {};
    private boolean fromZero;
    private Ink ink = Ink.SERIES_1;
    private Palette palette = Palette.light();

    public Sparkline() {
        getChildren().add(canvas);
        setPrefSize(120, 24);
        setMinSize(24, 12);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMouseTransparent(true);
    }

    /**
     * @param values one for each period, NaN for a gap; the array is not copied
     * @param accessibleText what the line says: "events per minute, 12 to 40, last 31"
     */
    public void setValues(double[] values, String accessibleText) {
        this.values = values;
        setAccessibleText(accessibleText);
        pulse.markDirty();
    }

    /** For counts: the foot of the line is zero, not the smallest of the values. */
    public void setFromZero(boolean zero) {
        fromZero = zero;
        pulse.markDirty();
    }

    public void setInk(Ink ink) {
        this.ink = ink;
        pulse.markDirty();
    }

    public void setPalette(Palette palette) {
        this.palette = palette;
        pulse.markDirty();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            pulse.markDirty();
        }
        pulse.laidOut();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        int width = (int) getWidth();
        int height = (int) getHeight();
        new FxFramePainter(g, palette, FxTexts.none(), 1)
                .paint(fromZero ? Spark.fromZero(values, width, height, ink) : Spark.of(values, width, height, ink));
    }
}
