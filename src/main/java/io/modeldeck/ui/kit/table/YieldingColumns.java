package io.modeldeck.ui.kit.table;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.TableColumn;

/** The columns of a table that give way where it is narrow, each below a width of its own. */
final class YieldingColumns<T> {

    private final Map<TableColumn<T, ?>, Double> least = new LinkedHashMap<>();
    private final Set<TableColumn<T, ?>> yielded = new HashSet<>();

    /** @param below the width of the table below which the column is not there, at the ordinary size of texts */
    void add(TableColumn<T, ?> column, double below) {
        least.put(column, below);
    }

    /** Those that give way at the moment. */
    Set<TableColumn<T, ?>> yielded() {
        return Collections.unmodifiableSet(yielded);
    }

    /** Takes those away that have no room, and brings those back that have it again; a column that somebody hid stays hidden. */
    void fit(double width, double scale) {
        least.forEach((column, below) -> {
            boolean tooNarrow = width > 0 && width < below * scale;
            if (tooNarrow && column.isVisible() && yielded.add(column)) {
                column.setVisible(false);
            } else if (!tooNarrow && yielded.remove(column)) {
                column.setVisible(true);
            }
        });
    }

    /** Somebody says anew which columns are shown. */
    void forget() {
        yielded.clear();
    }
}
