package io.modeldeck.chart;

import io.modeldeck.domain.Severity;

/**
 * A horizontal limit. Its severity shows as dash pattern, shape and colour.
 *
 * @param id what it is to whoever shows it, so that it can be moved; 0 where it stays where it is
 */
public record Threshold(String label, double value, Severity severity, long id) {

    /** One that stays where it is. */
    public Threshold(String label, double value, Severity severity) {
        this(label, value, severity, 0);
    }

    /** Whether somebody may try another value for it. */
    public boolean isMovable() {
        return id != 0;
    }
}
