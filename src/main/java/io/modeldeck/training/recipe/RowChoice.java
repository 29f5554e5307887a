package io.modeldeck.training.recipe;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which rows a recipe takes, besides how many, and what their label is. In a recipe: {@code windowDays} and {@code labelRule}.
 *
 * @param window only rows that are not older than this before the newest; empty: however old
 * @param rule what the label is made of; empty: it is taken as it is
 */
public record RowChoice(Optional<Duration> window, Optional<LabelRule> rule) {

    private static final String WINDOW = "windowDays";
    private static final String RULE = "labelRule";

    public static RowChoice all() {
        return new RowChoice(Optional.empty(), Optional.empty());
    }

    static RowChoice read(Map<String, Object> document, RowChoice defaults) {
        Optional<Duration> window = defaults.window;
        if (document.get(WINDOW) != null) {
            if (!(document.get(WINDOW) instanceof Number days)
                    || !(days.doubleValue() > 0 && days.doubleValue() < 1e5)) {
                throw new Problem("The recipe's windowDays is '" + document.get(WINDOW)
                        + "'; it must be a number of days above 0.");
            }
            window = Optional.of(Duration.ofSeconds(Math.round(days.doubleValue() * 86_400)));
        }
        return new RowChoice(
                window,
                document.get(RULE) instanceof Map<?, ?> rule ? Optional.of(LabelRule.read(rule)) : defaults.rule);
    }

    /** The first row that is not too old, of rows in the order of their times. */
    public int firstRow(long[] at) {
        if (window.isEmpty() || at.length == 0) {
            return 0;
        }
        long oldest = at[at.length - 1] - window.get().toMillis();
        int first = 0;
        while (at[first] < oldest) {
            first++;
        }
        return first;
    }

    /** The rows with the label that is learnt. Once for rows as they come in; frozen rows have it already. */
    public Table labelled(Table rows, String label) {
        if (rule.isEmpty()) {
            return rows;
        }
        List<Column> columns = new ArrayList<>(rows.columns());
        columns.replaceAll(column -> column.name().equals(label) ? rule.get().apply(column) : column);
        return Table.of(columns);
    }

    /** The form in which it is kept; only what chooses. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        window.ifPresent(length -> document.put(WINDOW, length.toSeconds() / 86_400.0));
        rule.ifPresent(it -> document.put(RULE, it.document()));
        return document;
    }
}
