package io.modeldeck.ui.monitoring;

import io.modeldeck.report.OverviewRow;
import io.modeldeck.ui.kit.selection.ModelOrder;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of the overview in the order that somebody wants: what is pinned first, then all others, or these by their first tag. Pure.
 *
 * @param name above the rows; empty for none
 */
record ModelGroups(String name, List<OverviewRow> rows) {

    static List<ModelGroups> of(List<OverviewRow> rows, ModelOrder order) {
        List<OverviewRow> pinned = rows.stream()
                .filter(row -> order.isPinned(row.model().name()))
                .sorted(Comparator.comparingInt(
                        row -> order.pinned().indexOf(row.model().name())))
                .toList();
        List<OverviewRow> others =
                rows.stream().filter(row -> !order.isPinned(row.model().name())).toList();
        List<ModelGroups> groups = new ArrayList<>();
        if (!order.byTag()) {
            List<OverviewRow> all = new ArrayList<>(pinned);
            all.addAll(others);
            return List.of(new ModelGroups("", all));
        }
        if (!pinned.isEmpty()) {
            groups.add(new ModelGroups(Messages.text("overview.pinned"), pinned));
        }
        Map<String, List<OverviewRow>> tagged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<OverviewRow> plain = new ArrayList<>();
        for (OverviewRow row : others) {
            if (row.tags().isEmpty()) {
                plain.add(row);
            } else {
                tagged.computeIfAbsent(row.tags().getFirst(), tag -> new ArrayList<>())
                        .add(row);
            }
        }
        tagged.forEach((tag, its) -> groups.add(new ModelGroups(tag, its)));
        if (!plain.isEmpty()) {
            groups.add(new ModelGroups(Messages.text("overview.no-tag"), plain));
        }
        return groups;
    }
}
