package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.telemetry.EventFrame;
import java.util.Arrays;

/** Windows made of features alone. */
final class Frames {

    private Frames() {}

    /** All rows within the window, one a second, without predictions. */
    static DriftWindow window(Table features) {
        int rows = features.rows();
        long[] at = new long[rows];
        Arrays.setAll(at, i -> 1000L * i);
        Column.Categorical none = Columns.missing("prediction", rows);
        EventFrame frame = new EventFrame(
                new long[rows],
                new long[rows],
                at,
                features,
                none,
                new double[rows],
                new double[rows],
                none,
                new byte[rows],
                new long[rows],
                new boolean[rows],
                new long[rows]);
        return new DriftWindow(frame, 0, 1000L * rows);
    }
}
