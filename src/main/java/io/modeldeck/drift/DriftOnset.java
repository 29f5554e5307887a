package io.modeldeck.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The check at which drift of a type began, after one that found none of it. */
public record DriftOnset(Instant at, DriftType type) {

    /** Whether a check found drift of a type, in any feature or in all of them together. */
    record Found(Instant at, DriftType type, boolean drift) {}

    /** @param checks in the order of time; the first of a type begins nothing, since nobody knows what was before it. Pure. */
    static List<DriftOnset> of(List<Found> checks) {
        List<DriftOnset> onsets = new ArrayList<>();
        Map<DriftType, Boolean> before = new EnumMap<>(DriftType.class);
        for (Found check : checks) {
            boolean drifted = before.getOrDefault(check.type, true);
            if (check.drift && !drifted) {
                onsets.add(new DriftOnset(check.at, check.type));
            }
            before.put(check.type, check.drift);
        }
        return onsets;
    }
}
