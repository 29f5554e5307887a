package io.modeldeck.chart;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;

/**
 * The markers of a chart over time as the last column of its numbers: each in the row after which it stands, the first ones in the first row, with
 * its own time. A chart without markers in its range has no such column.
 */
final class MarkerColumn {

    private final ChartWords words;
    private final Deque<Marker> left;
    private final boolean shown;

    MarkerColumn(TimeSeriesChart chart, ChartWords words) {
        this.words = words;
        left = new ArrayDeque<>(MarkerLane.inRange(chart));
        shown = !left.isEmpty();
    }

    void head(ChartRows.Sink sink) {
        if (shown) {
            sink.text(words.text("column.marks"));
        }
    }

    /** @param nextRow the time of the row that follows; {@link Long#MAX_VALUE} after the last */
    void row(long nextRow, ChartRows.Sink sink) {
        if (!shown) {
            return;
        }
        StringJoiner here = new StringJoiner("; ");
        while (!left.isEmpty() && left.peek().atMillis() < nextRow) {
            here.add(text(left.poll()));
        }
        sink.text(here.toString());
    }

    /** {@code 2026-03-01T08:00:00Z deployment: v4 deployed}; of a note all that it says, in one line. */
    private String text(Marker marker) {
        String when = Instant.ofEpochMilli(marker.atMillis())
                + (marker.lasts() ? " – " + Instant.ofEpochMilli(marker.toMillis()) : "");
        String said = marker.more().isEmpty() ? marker.label() : marker.more().replaceAll("\\s*\\R\\s*", " · ");
        return when + " " + words.text("marker." + marker.kind().key()) + ": " + said;
    }
}
