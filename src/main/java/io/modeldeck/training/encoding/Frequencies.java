package io.modeldeck.training.encoding;

import io.modeldeck.domain.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each text of a column occurs; a missing one is the empty text. */
record Frequencies(Map<String, Integer> counts) {

    static Frequencies of(Column.Categorical column) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < column.rows(); row++) {
            counts.merge(column.text(row), 1, Integer::sum);
        }
        return new Frequencies(counts);
    }

    /** The texts with at least so many rows, the most frequent first. The most frequent one always stays: an operator without categories is no valid model. */
    List<String> kept(double leastRows, int most) {
        List<Map.Entry<String, Integer>> frequent = counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .toList();
        List<String> kept = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : frequent) {
            if (kept.isEmpty() || entry.getValue() >= leastRows) {
                kept.add(entry.getKey());
            }
        }
        return kept;
    }
}
