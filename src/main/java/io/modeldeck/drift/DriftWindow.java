package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.EventFrame;
import java.util.stream.IntStream;

/**
 * The newest rows of a version, out of which each check takes what it needs: the configured window, and where that holds too few values as many older
 * rows as it takes. Pure.
 *
 * @param frame oldest first; all before {@code until}
 * @param from epoch milliseconds at which the configured window begins, {@code until} where it ends
 */
record DriftWindow(EventFrame frame, long from, long until) {

    /** The values of a window and their time. */
    record Taken(Column column, TimeRange range) {}

    /**
     * What of a window is compared of several columns at once.
     *
     * @param whole missing where one of them is
     */
    record Joint(FeaturePair pair, Column whole, TimeRange range) {}

    /** The part of a column of the frame that a check takes. */
    Taken take(Column column, int minimum) {
        int start = start(column, minimum);
        long oldest = start < frame.rows() ? Math.min(from, frame.at()[start]) : from;
        return new Taken(column.slice(start, frame.rows()), TimeRange.ofMillis(oldest, until));
    }

    /** The first row that a check takes: of the window, and as many before as it takes for so many values of the column. */
    int start(Column column, int minimum) {
        int start = frame.rows();
        int present = 0;
        while (start > 0 && (frame.at()[start - 1] >= from || present < minimum)) {
            start--;
            present += column.isMissing(start) ? 0 : 1;
        }
        return start;
    }

    /** How many of the rows from one on have an outcome that was known at the window's end. */
    long outcomesIn(int start) {
        return IntStream.range(start, frame.rows())
                .filter(row -> !frame.outcome().isMissing(row) && frame.feedbackAt()[row] <= until)
                .count();
    }

    /** How fast values of a column come in at present. */
    Pace pace(Column column) {
        long[] at = new long[frame.rows()];
        int size = 0;
        for (int row = 0; row < at.length; row++) {
            if (!column.isMissing(row)) {
                at[size++] = frame.at()[row];
            }
        }
        return Pace.of(at, size, until);
    }

    /** The configured window. */
    TimeRange range() {
        return TimeRange.ofMillis(from, until);
    }

    /** The feature of that name; all missing where no row has it. */
    Column feature(String name) {
        return frame.features().column(name).orElseGet(() -> Columns.missing(name, frame.rows()));
    }
}
