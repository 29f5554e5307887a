package io.modeldeck.report;

import io.modeldeck.domain.Stage;
import io.modeldeck.export.Table;
import io.modeldeck.registry.StageChange;
import java.util.ArrayList;
import java.util.List;

/** Which version of a model came to which stage, when, by whom and why, as a table to be handed on. */
public final class StageHistory {

    private static final List<String> COLUMNS =
            List.of("version", "kind", "from", "to", "at", "until", "by", "simulated", "comment");

    private StageHistory() {}

    /** In the order of the changes; cells that have no value are null. */
    public static Table of(List<StageChange> changes) {
        return Table.grid(
                "stages", COLUMNS, changes.stream().map(StageHistory::row).toList());
    }

    private static List<Object> row(StageChange change) {
        List<Object> row = new ArrayList<>();
        row.add("v" + change.deploymentVersion());
        row.add(change.kind().word());
        row.add(change.from().map(Stage::word).orElse(null));
        row.add(change.to().word());
        row.add(change.at());
        row.add(change.until().orElse(null));
        row.add(change.by());
        row.add(change.simulated());
        row.add(change.comment());
        return row;
    }
}
