package io.modeldeck.ui.kit.control;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.events.TileEvt;
import eu.hansolo.tilesfx.skins.SparkLineTileSkin;
import io.modeldeck.chart.Ink;
import io.modeldeck.chart.Palette;
import java.util.Arrays;
import javafx.scene.control.Skin;
import javafx.scene.paint.Color;

/** The course of a figure as a line that stands on zero, or on its smallest value where that is below: the line of a tile alone, without what the tile writes around it. */
final class CourseLine extends Tile {

    static final double WIDTH = 96;

    /** Of fewer values its skin draws no line. */
    static final int FEWEST = 4;

    private static final double HEIGHT = 84;

    private double[] points = {};

    CourseLine() {
        super(SkinType.SPARK_LINE);
        setAnimated(false);
        setTextVisible(false);
        setValueVisible(false);
        setAverageVisible(false);
        setStrokeWithGradient(false);
        setSmoothing(false);
        // else its foot would be the smallest of its values
        setFixedYScale(true);
        setPrefSize(WIDTH, HEIGHT);
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setFocusTraversable(false);
        // without a size when its skin is made, its dashes have no length, which the toolkit refuses to paint
        resize(WIDTH, HEIGHT);
        skinProperty().addListener(observable -> feed());
    }

    /** @param values oldest first, {@value #FEWEST} at least, all of them finite */
    void show(double[] values) {
        if (Arrays.equals(points, values)) {
            return;
        }
        points = values.clone();
        double low = Arrays.stream(points).min().orElseThrow();
        double high = Arrays.stream(points).max().orElseThrow();
        setMinValue(Math.min(0, low));
        setMaxValue(high > low ? high : low + 1);
        setAveragingPeriod(points.length);
        feed();
    }

    /** In these colours from now on. */
    void paint(Palette palette, Ink ink) {
        setBackgroundColor(Color.TRANSPARENT);
        setForegroundColor(color(palette, Ink.MUTED_TEXT));
        setBarColor(color(palette, ink));
        // its own small numbers would say the figure again
        setTextColor(Color.TRANSPARENT);
    }

    private static Color color(Palette palette, Ink ink) {
        int argb = palette.argb(ink);
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
    }

    /** Hands the points over; they are lost as long as there is no skin, so it is asked again then. */
    private void feed() {
        if (getSkin() == null) {
            return;
        }
        // its skin reckons where the line goes when its size changes, and only then
        resize(WIDTH + 1, HEIGHT + 1);
        resize(WIDTH, HEIGHT);
        clearData();
        for (int i = 0; i < points.length; i++) {
            // it hears of changes only; values that repeat must differ by a hair to be points
            setValue(points[i] + (i + 1) * 1e-9);
        }
        // its rulers and their numbers are too small to be read
        lookupAll("Line").forEach(line -> line.setVisible(false));
        lookupAll("Text").forEach(text -> text.setVisible(false));
    }

    /**
     * What happens to it is told to its skin at once. Left to itself a tile keeps that until it is on the screen, so that a picture without a window would
     * not be what the window shows.
     */
    @Override
    public void fireTileEvt(TileEvt event) {
        if (getSkin() instanceof LineSkin skin) {
            skin.hear(event);
        }
    }

    @Override
    public boolean isShowing() {
        return true;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new LineSkin(this);
    }

    /** It looks for its sheet beside the class of the object, and that is this one. */
    @Override
    public String getUserAgentStylesheet() {
        return Tile.class.getResource("tilesfx.css").toExternalForm();
    }

    private static final class LineSkin extends SparkLineTileSkin {

        LineSkin(Tile tile) {
            super(tile);
        }

        /** A value that is set was a point already when it is said to be there. */
        void hear(TileEvt event) {
            if (!TileEvt.FINISHED.equals(event.getEvtType())) {
                handleEvents(event.getEvtType().getName());
            }
        }
    }
}
