package io.modeldeck.ui.chart;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * One moment in time that several charts point at. Give the same one to all charts over time on a screen.
 */
public final class Crosshair {

    private final DoubleProperty at = new SimpleDoubleProperty(this, "at", Double.NaN);

    /** The moment in milliseconds since 1970; NaN where nobody points. */
    public ReadOnlyDoubleProperty atProperty() {
        return at;
    }

    public double at() {
        return at.get();
    }

    public boolean isShown() {
        return !Double.isNaN(at.get());
    }

    public void moveTo(double moment) {
        at.set(moment);
    }

    public void clear() {
        at.set(Double.NaN);
    }
}
