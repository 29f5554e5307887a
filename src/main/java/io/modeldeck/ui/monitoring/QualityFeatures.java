package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Ink;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.ui.chart.Sparkline;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Comparator;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.StackPane;

/** The columns of the newest check, those with findings first, and the one that is selected. */
final class QualityFeatures extends StackPane {

    private final ScreenContext context;
    private final DataTable<QualityRows.Row> table =
            new DataTable<>(Messages.text("quality.table"), QualityRows.Row::column);
    private final QualityDetail detail;
    private final StatePane detailState;
    private final MasterDetail both;
    private Optional<QualityData> shown = Optional.empty();

    QualityFeatures(ScreenContext context) {
        this.context = context;
        detail = new QualityDetail(context);
        ScrollPane scroll = new ScrollPane(detail);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        detailState = new StatePane(scroll);
        columns();
        table.filterable()
                .kind(
                        "faulty",
                        Messages.text("quality.chip.faulty"),
                        row -> !row.findings().isEmpty());
        table.selected().addListener(observable -> showSelected());
        table.setOnOpen(this::open);
        both = new MasterDetail(context.selection().details(), table, detailState, 0.65);
        getChildren().add(both);
    }

    private void columns() {
        TableColumn<QualityRows.Row, QualityRows.Row> name = table.node(
                Messages.text("quality.column"),
                row -> QualityDetail.title(row.column()),
                row -> new Label(QualityDetail.title(row.column())));
        name.setPrefWidth(132);
        // the counts beside it are short, and which column it is must be read whole
        name.setMinWidth(104);
        table.node(
                        Messages.text("quality.findings.count"),
                        row -> row.findings().isEmpty()
                                ? Formats.NONE
                                : Formats.count(row.findings().size()),
                        Comparator.comparingInt(row -> row.findings().size()),
                        QualityFeatures::findings)
                .setPrefWidth(74);
        table.number(
                        Messages.text("quality.nulls"),
                        "share",
                        QualityRows.Row::nulls,
                        row -> Formats.percent(row.nulls()))
                .setPrefWidth(72);
        table.number(
                        Messages.text("quality.usual"),
                        "share",
                        QualityRows.Row::usual,
                        row -> Formats.percent(row.usual()))
                .setPrefWidth(68);
        table.node(
                        Messages.text("quality.course"),
                        row -> Formats.percent(row.nulls()),
                        Comparator.comparingDouble(QualityRows.Row::nulls),
                        this::course)
                .setPrefWidth(66);
        table.number(
                        Messages.text("quality.range"),
                        QualityRows.Row::outOfRange,
                        row -> Formats.count(row.outOfRange()))
                .setPrefWidth(70);
        table.number(Messages.text("quality.outliers"), QualityRows.Row::outliers, row -> Formats.count(row.outliers()))
                .setPrefWidth(86);
        table.text(Messages.text("quality.unknown"), row -> row.unknown().isEmpty() ? Formats.NONE : row.unknown())
                .setPrefWidth(136);
    }

    private static Node findings(QualityRows.Row row) {
        Label count = new Label(
                row.findings().isEmpty()
                        ? Formats.NONE
                        : Formats.count(row.findings().size()));
        row.worst()
                .ifPresent(worst -> count.setGraphic(SeverityGlyph.glyph(worst).node(SeverityGlyph.tone(worst))));
        return count;
    }

    private Node course(QualityRows.Row row) {
        Sparkline line = new Sparkline();
        line.setPalette(context.theme().palette());
        line.setInk(Ink.SERIES_1);
        line.setFromZero(true);
        line.setValues(
                row.course(),
                Messages.text("quality.course.says", QualityDetail.title(row.column()), Formats.percent(row.nulls())));
        line.setPrefSize(50, 20);
        return line;
    }

    /** @param wanted the column to select, where it is there */
    void show(QualityData data, Optional<String> wanted) {
        shown = Optional.of(data);
        table.setRows(data.newest()
                .map(report -> QualityRows.of(report, data.history()))
                .orElse(java.util.List.of()));
        if (wanted.filter(table::select).isPresent()) {
            both.arrive();
        }
        if (table.selected().get().isEmpty()) {
            table.selectFirst();
        }
        showSelected();
    }

    void move(int by) {
        table.move(by);
    }

    /** The events behind the first finding about the selected column. */
    void open() {
        table.selected().get().ifPresent(this::open);
    }

    private void open(QualityRows.Row row) {
        Optional<QualityReport> report = shown.flatMap(QualityData::newest);
        if (report.isPresent() && !row.findings().isEmpty()) {
            QualityReport check = report.get();
            context.go(new Place.Finding(
                    check.modelId(), check.id(), row.findings().getFirst().number()));
        }
    }

    private void showSelected() {
        Optional<QualityReport> report = shown.flatMap(QualityData::newest);
        Optional<QualityRows.Row> chosen = table.selected().get();
        if (report.isPresent() && chosen.isPresent()) {
            detail.show(shown.get(), report.get(), chosen.get());
            detailState.ready();
        } else {
            detailState.noneChosen(Messages.text("quality.choose"));
        }
    }
}
