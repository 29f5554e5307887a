package io.modeldeck.telemetry;
/** How times are written in a column. */
public final class TimeFormat {
    private TimeFormat() {}
}
