package io.modeldeck.telemetry;

import io.modeldeck.domain.Problem;

/**
 * A column of durations and their unit.
 *
 * @param microsPerUnit 1 for microseconds, 1 000 for milliseconds, 1 000 000 for seconds
 */
public record LatencyColumn(String column, double microsPerUnit) {

    /** Reads {@code COL} (milliseconds), {@code COL:ms}, {@code COL:us} or {@code COL:s}. */
    public static LatencyColumn parse(String text) {
        int colon = text.lastIndexOf(':');
        String unit = colon < 1 ? "" : text.substring(colon + 1);
        return switch (unit) {
            case "us" -> new LatencyColumn(text.substring(0, colon), 1);
            case "ms" -> new LatencyColumn(text.substring(0, colon), 1_000);
            case "s" -> new LatencyColumn(text.substring(0, colon), 1_000_000);
            default -> {
                if (text.isBlank()) {
                    throw new Problem("--latency names a column and perhaps its unit, as in latency:us.");
                }
                yield new LatencyColumn(text, 1_000);
            }
        };
    }

    /** The form that {@link #parse} reads. */
    public String text() {
        return column + ":" + (microsPerUnit == 1 ? "us" : microsPerUnit == 1_000 ? "ms" : "s");
    }
}
