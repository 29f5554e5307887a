package io.modeldeck.cli.event;

import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.telemetry.file.Rejections;

/** The rows that an import kept out, for people. */
public final class RejectedRows {

    private RejectedRows() {}

    public static Report add(Report report, Rejections rejected) {
        if (rejected.count() == 0) {
            return report;
        }
        TextTable table = new TextTable("line>", "column", "value", "why");
        rejected.listed().forEach(r -> table.row(r.line(), r.column(), r.value(), r.reason()));
        report.heading("Kept out").table(table, "");
        long more = rejected.count() - rejected.listed().size();
        return more == 0 ? report : report.line("and " + Numbers.count(more, "more row.", "more rows."));
    }
}
