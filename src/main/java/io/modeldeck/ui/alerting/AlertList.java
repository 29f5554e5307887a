package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Alert;
import io.modeldeck.domain.Severity;
import io.modeldeck.ui.kit.DataTable;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.MasterDetail;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Said;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.SeverityGlyph;
import io.modeldeck.ui.kit.StatePane;
import io.modeldeck.ui.kit.TwoLines;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** Alerts, and the one that is selected. */
final class AlertList extends StackPane {

    /** Messages that wrap stand beside what is read even in the smallest window. */
    private static final double ROOM_FOR_BOTH = 700;

    /** Narrower than this the message says what the columns beside it would. */
    private static final double ROOM_FOR_COLUMNS = 560;

    private final ScreenContext context;
    private final DataTable<AlertRow> table = new DataTable<AlertRow>(
                    Messages.text("alerts.table"), row -> row.alert().id())
            .filterable();
    private final AlertDetail detail;
    private final FxTasks.Lane lane;
    private final StatePane state;
    private final StatePane detailState;
    private final Optional<Fold> fold;
    private final FoldBar foldBar = new FoldBar(this::flip);
    private List<AlertRow> all = List.of();
    private boolean filling;

    /** Of all of them, in one list. */
    AlertList(ScreenContext context, AlertActions actions) {
        this(context, actions, Optional.empty());
    }

    /** @param fold which of them are in sight */
    AlertList(ScreenContext context, AlertActions actions, Optional<Fold> fold) {
        this.context = context;
        this.fold = fold;
        lane = context.tasks().lane();
        detail = new AlertDetail(context, actions);
        detailState = new StatePane(detail);
        table.besideFilter(foldBar);
        state = new StatePane(new MasterDetail(table, detailState, 0.56, ROOM_FOR_BOTH).whereNarrow(0.5));
        columns();
        table.getStyleClass().add("message-rows");
        table.setOnOpen(detail::open);
        table.selected().addListener(observable -> {
            if (!filling) {
                showSelected();
            }
        });
        getChildren().add(state);
    }

    private void columns() {
        Formats formats = context.formats();
        TableColumn<AlertRow, AlertRow> severity = table.node(
                Messages.text("alerts.severity"),
                row -> row.alert().severity().word(),
                Comparator.comparing(row -> row.alert().severity()),
                row -> SeverityGlyph.of(row.alert().severity()));
        severity.setMinWidth(108);
        severity.setMaxWidth(108);
        TableColumn<AlertRow, AlertRow> message =
                table.node(Messages.text("alerts.alert"), row -> row.message(), this::message);
        message.setPrefWidth(300);
        TableColumn<AlertRow, AlertRow> since = table.node(
                Messages.text("alerts.since"),
                row -> formats.timeWithZone(row.alert().at()),
                Comparator.comparing(row -> row.alert().at()),
                row -> new TwoLines(
                        formats.relative(row.alert().at()),
                        Messages.text("alerts.for", Formats.duration(row.lasted()))));
        since.setMinWidth(118);
        since.setMaxWidth(118);
        TableColumn<AlertRow, AlertRow> standing = table.node(
                Messages.text("alerts.state"),
                row -> row.standing().word(),
                row -> row.alert()
                        .acknowledgedBy()
                        .<Node>map(who -> new TwoLines(row.standing().badge(), Messages.text("alerts.by", who)))
                        .orElseGet(() -> row.standing().badge()));
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

    private Node message(AlertRow row) {
        if (!table.isNarrow()) {
            return TwoLines.wrapped(
                    row.message(),
                    Messages.text("alerts.number", row.alert().id()) + " · " + row.subject() + " · " + row.rule());
        }
        Severity severity = row.alert().severity();
        TwoLines lines = TwoLines.wrapped(
                row.message(),
                row.standing().word() + " · "
                        + context.formats().relative(row.alert().at()) + " · " + row.subject());
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox both = new HBox(SeverityGlyph.glyph(severity).node(SeverityGlyph.tone(severity)), lines);
        both.getStyleClass().addAll("row", "glyph-row");
        return both;
    }

    /** Not shown, but copied. */
    private void hidden(String key, java.util.function.Function<AlertRow, String> text) {
        table.text(Messages.text(key), text).setVisible(false);
    }

    StatePane state() {
        return state;
    }

    boolean isEmpty() {
        return table.isEmpty();
    }

    /** Shows these rows and, read anew, the one that is selected. */
    void setRows(List<AlertRow> rows) {
        fill(rows);
        showSelected();
    }

    /** The same rows with those that were missing; what is shown of the selected one stays. */
    void complete(List<AlertRow> rows) {
        Optional<Long> before = selected().map(row -> row.alert().id());
        fill(rows);
        if (!selected().map(row -> row.alert().id()).equals(before)) {
            showSelected();
        }
    }

    private void fill(List<AlertRow> rows) {
        filling = true;
        all = rows;
        table.setRows(fold.map(kept -> kept.shown(rows)).orElse(rows));
        fold.ifPresent(kept -> {
            long folded = kept.folded(rows);
            foldBar.show(folded, kept.isOpen());
            table.sayWhenEmpty(folded > 0 ? Messages.text("alerts.fold.calm") : "");
        });
        if (selected().isEmpty()) {
            table.selectFirst();
        }
        filling = false;
    }

    void filter(String words) {
        table.filter(words);
    }

    /** Selects an alert, which is unfolded where it was not in sight; false where it is none of these. */
    boolean select(long alertId) {
        if (table.select(alertId)) {
            return true;
        }
        boolean hidden = fold.filter(kept -> !kept.isOpen()).isPresent()
                && all.stream().anyMatch(row -> row.alert().id() == alertId);
        if (hidden) {
            flip();
        }
        return hidden && table.select(alertId);
    }

    /** The person left: whatever is acknowledged by then is folded away when they come again. */
    void leave() {
        fold.ifPresent(Fold::visit);
    }

    private void flip() {
        fold.ifPresent(kept -> {
            kept.flip();
            setRows(all);
        });
    }

    void move(int by) {
        table.move(by);
    }

    Optional<AlertRow> selected() {
        return table.selected().get();
    }

    List<AlertRow> selectedRows() {
        return table.selectedRows();
    }

    void openSelected() {
        selected().ifPresent(detail::open);
    }

    private void showSelected() {
        Optional<AlertRow> chosen = table.selected().get();
        if (chosen.isEmpty()) {
            lane.cancel();
            detailState.noneChosen(Messages.text("alerts.choose"));
            return;
        }
        Alert alert = chosen.get().alert();
        detailState.load(
                lane,
                Messages.text("alerts.loading-one", alert.id()),
                () -> AlertPage.read(
                        context.engine(),
                        chosen.get(),
                        context.now(),
                        context.formats().zone()),
                page -> {
                    detail.show(page);
                    detailState.ready();
                });
    }
}
