package io.modeldeck.ui.playground;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows that were asked before, to be stepped through. Pure; lives on the FX thread. */
final class Earlier {

    private static final int MOST = 50;

    private final List<Map<String, String>> rows = new ArrayList<>();
    private int place;

    /** Notes what is asked now; the same again counts once. */
    void note(Map<String, String> row) {
        if (rows.isEmpty() || !rows.getLast().equals(row)) {
            rows.add(new LinkedHashMap<>(row));
            if (rows.size() > MOST) {
                rows.removeFirst();
            }
        }
        place = rows.size() - 1;
    }

    /** What was asked so many steps later, or earlier, with the other fields of the row as they are; empty before anything was. */
    Optional<Map<String, String>> step(int by, Map<String, String> now) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        place = Math.clamp(place + (long) by, 0, rows.size() - 1);
        Map<String, String> again = new LinkedHashMap<>(now);
        rows.get(place).forEach((name, value) -> again.computeIfPresent(name, (n, old) -> value));
        return Optional.of(again);
    }
}
