package io.modeldeck.quality;

import io.modeldeck.telemetry.EventFrame;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.telemetry.StoredEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;

/**
 * The events that a finding is about, a page of them.
 *
 * @param all how many there are now; late events may have made them more than the finding counted
 * @param events the newest first
 */
public record Offenders(long all, List<StoredEvent> events) {

    /** The most events of a page. */
    public static final int MOST = 1_000;

    public Offenders {
        events = List.copyOf(events);
    }

    /** @param after continue behind this event of the frame, by its internal id */
    static Offenders of(EventStore events, EventFrame frame, BitSet rows, int limit, OptionalLong after) {
        List<Long> ids = new ArrayList<>();
        boolean begun = after.isEmpty();
        for (int row = rows.length() - 1; row >= 0 && ids.size() < limit; row = rows.previousSetBit(row - 1)) {
            long id = frame.ids()[row];
            if (begun) {
                ids.add(id);
            }
            begun |= after.isPresent() && id == after.getAsLong();
        }
        return new Offenders(rows.cardinality(), events.byId(ids));
    }
}
