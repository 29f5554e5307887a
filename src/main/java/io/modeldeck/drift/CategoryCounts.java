package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often each category of a column occurs, in the order of first occurrence. Names compare by exact code points. Immutable. */
public final class CategoryCounts {

    private final Map<String, Integer> positions;
    private final long[] counts;
    private final long n;
    private final long missing;

    private CategoryCounts(Map<String, Integer> positions, long[] counts, long missing) {
        this.positions = positions;
        this.counts = counts;
        this.missing = missing;
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        this.n = total;
    }

    /** Counts the present values of a column; numbers count under their shortest text. */
    public static CategoryCounts of(Column column) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        List<int[]> counters = new ArrayList<>();
        long missing = 0;
        for (int row = 0; row < column.rows(); row++) {
            if (column.isMissing(row)) {
                missing++;
                continue;
            }
            int position = positions.computeIfAbsent(column.text(row), name -> {
                counters.add(new int[1]);
                return counters.size() - 1;
            });
            counters.get(position)[0]++;
        }
        return new CategoryCounts(
                positions, counters.stream().mapToLong(counter -> counter[0]).toArray(), missing);
    }

    /** Present values. */
    public long n() {
        return n;
    }

    public long missing() {
        return missing;
    }

    public List<String> names() {
        return List.copyOf(positions.keySet());
    }

    public boolean has(String name) {
        return positions.containsKey(name);
    }

    /** 0 for a category that does not occur. */
    public long count(String name) {
        Integer position = positions.get(name);
        return position == null ? 0 : counts[position];
    }
}
