package io.modeldeck.ui.alerting;

import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.TableColumn;

/** The columns of a list of alerts; further ones are hidden until somebody asks for them. */
final class AlertColumns {

    /** Narrower than this the message says what the columns beside it would. */
    static final double ROOM_FOR_COLUMNS = 560;

    private final DataTable<InboxLine> table;

    AlertColumns(DataTable<InboxLine> table) {
        this.table = table;
    }

    void add(Formats formats, Consumer<GroupRow> onFlip) {
        AlertCells cells = new AlertCells(formats, table::isNarrow, onFlip);
        TableColumn<InboxLine, InboxLine> severity = table.cell(
                Messages.text("alerts.severity"),
                line -> line.severity().word(),
                Comparator.comparing(InboxLine::severity),
                cells::severity);
        severity.setMinWidth(108);
        severity.setMaxWidth(108);
        table.cell(Messages.text("alerts.alert"), InboxLine::message, cells::message)
                .setPrefWidth(300);
        TableColumn<InboxLine, InboxLine> since = table.cell(
                Messages.text("alerts.since"),
                line -> formats.timeWithZone(line.when()),
                Comparator.comparing(InboxLine::when),
                cells::since);
        since.setMinWidth(118);
        since.setMaxWidth(118);
        TableColumn<InboxLine, InboxLine> standing =
                table.cell(Messages.text("alerts.state"), AlertColumns::standing, cells::standing);
        standing.setMinWidth(168);
        standing.setMaxWidth(168);
        List.of(severity, since, standing).forEach(column -> table.giveWay(column, ROOM_FOR_COLUMNS));
        hidden(
                "alerts.alert.number",
                row -> Messages.text("alerts.number", row.alert().id()));
        hidden("alerts.model", AlertRow::subject);
        hidden("alerts.rule", row -> Said.of(row.alert().condition()));
        hidden("alerts.lasted", row -> Formats.duration(row.lasted()));
        hidden("alerts.seen-by", row -> row.alert().acknowledgedBy().orElse(""));
    }

    private static String standing(InboxLine line) {
        return switch (line) {
            case AlertRow row -> row.standing().word();
            case GroupRow group -> group.waiting();
        };
    }

    /** Not shown, but copied. */
    private void hidden(String key, Function<AlertRow, String> text) {
        table.text(Messages.text(key), line -> line instanceof AlertRow row ? text.apply(row) : "")
                .setVisible(false);
    }
}
