package io.modeldeck.quality;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The rows of a baseline made ready for comparing. Immutable. */
record QualityReference(long rows, Map<String, ColumnProfile> columns, long duplicates) {

    QualityReference {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** What a frozen baseline holds besides features: what was predicted and came out. */
    private static final Set<String> NO_FEATURES = Set.of("@prediction", "@score", "@outcome");

    /** From the frozen rows of a baseline. */
    static QualityReference of(Table table) {
        Map<String, ColumnProfile> columns = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            if (!NO_FEATURES.contains(column.name())) {
                columns.put(column.name(), ColumnProfile.of(column));
            }
        }
        return new QualityReference(
                table.rows(),
                columns,
                Values.duplicates(table.select(columns.keySet().stream().toList())));
    }

    /** For a model without a baseline: nothing to compare with. */
    static QualityReference none() {
        return new QualityReference(0, Map.of(), 0);
    }
}
