package io.modeldeck.chart;

import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.util.Locale;

/**
 * Something that happened at one moment, drawn as a shape above the plot with a hair line through it, or that lasted for a while: then the plot is
 * shaded over that time, too.
 *
 * @param toMillis when it ended; a moment ends when it begins
 * @param label in a few words, beside the shape
 * @param more all that is to be said of it, maybe of several lines, for where one points at it; may be empty
 * @param severity of an alert, whose shape and colour it has
 * @param id what it is to whoever shows it, so that it can be clicked; 0 where there is nothing to click
 */
public record Marker(long atMillis, long toMillis, String label, String more, Kind kind, Severity severity, long id) {

    /** Of one kind above a chart: more would hide each other. */
    public static final int MOST = 200;

    public Marker(long atMillis, String label, Kind kind) {
        this(atMillis, atMillis, label, "", kind, Severity.CRITICAL, 0);
    }

    public static Marker alert(long atMillis, String label, Severity severity) {
        return new Marker(atMillis, atMillis, label, "", Kind.ALERT, severity, 0);
    }

    /** What a person noted; an empty range is a moment. */
    public static Marker note(long id, TimeRange range, String label, String more) {
        return new Marker(range.fromMillis(), range.toMillis(), label, more, Kind.NOTE, Severity.CRITICAL, id);
    }

    /** Whether it is more than a moment. */
    public boolean lasts() {
        return toMillis > atMillis;
    }

    public enum Kind {
        DEPLOYMENT,
        ALERT,
        DRIFT,
        TRAINING,
        /** Somebody or something asked for a training, or that was decided. */
        REQUEST,
        /** A single value so far off that the scale leaves it out. */
        EXTREME,
        /** What a person wrote. */
        NOTE;

        /** In the keys of its words. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
