package io.modeldeck.ui.monitoring;

import io.modeldeck.quality.Finding;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.ui.kit.DataTable;
import io.modeldeck.ui.kit.DriftNames;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.Icons;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.SeverityGlyph;
import io.modeldeck.ui.kit.Tone;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is wrong with the rows that came in: findings in sentences, and a table column by column. */
final class QualityPanel extends VBox {

    private final ScreenContext context;
    private final Label about = new Label();
    private final VBox findings = new VBox();
    private final ConstraintsPanel constraints;
    private final Label columns = new Label(Messages.text("quality.columns"));
    private final DataTable<QualityRows.Row> table =
            new DataTable<>(Messages.text("quality.table"), QualityRows.Row::column);

    /** @param changed told after constraints have changed */
    QualityPanel(ScreenContext context, Runnable changed) {
        this.context = context;
        constraints = new ConstraintsPanel(context, changed);
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        findings.getStyleClass().add("column");
        table.text(Messages.text("quality.column"), QualityRows.Row::column).setPrefWidth(180);
        table.number(
                        Messages.text("quality.nulls"),
                        "share",
                        QualityRows.Row::nulls,
                        row -> Formats.percent(row.nulls()))
                .setPrefWidth(100);
        table.number(
                        Messages.text("quality.usual"),
                        "share",
                        QualityRows.Row::usual,
                        row -> Formats.percent(row.usual()))
                .setPrefWidth(110);
        table.number(Messages.text("quality.outliers"), QualityRows.Row::outliers, row -> Formats.count(row.outliers()))
                .setPrefWidth(90);
        table.number(
                        Messages.text("quality.range"),
                        QualityRows.Row::outOfRange,
                        row -> Formats.count(row.outOfRange()))
                .setPrefWidth(110);
        table.text(Messages.text("quality.unknown"), row -> row.unknown().isEmpty() ? Formats.NONE : row.unknown())
                .setPrefWidth(220);
        VBox.setVgrow(table, Priority.ALWAYS);
        table.view().setMinHeight(200);
        getStyleClass().add("drift-detail");
        getChildren().addAll(about, findings, constraints, columns, table);
        columns.getStyleClass().add("heading");
        columns.setMinHeight(USE_PREF_SIZE);
        columns.visibleProperty().bind(table.visibleProperty());
        columns.managedProperty().bind(table.visibleProperty());
        table.managedProperty().bind(table.visibleProperty());
    }

    void show(DriftData data) {
        constraints.show(data);
        table.setVisible(data.quality().isPresent());
        data.quality().ifPresentOrElse(this::show, () -> {
            about.setText(Messages.text("quality.none"));
            findings.getChildren().setAll(line(Glyph.NO_DATA, Tone.NEUTRAL, Messages.text("quality.none.needed")));
        });
    }

    /** Makes a constraint. */
    void add() {
        constraints.add();
    }

    private void show(QualityReport report) {
        about.setText(Messages.text(
                "quality.about",
                Formats.count(report.rows()),
                context.formats().range(report.window()),
                context.formats().relative(report.at()),
                Formats.count(report.duplicates()),
                Formats.count(report.schemaViolations()),
                report.constraintViolations(),
                Formats.count(report.constraintViolations())));
        findings.getChildren()
                .setAll(IntStream.range(0, report.findings().size())
                        .mapToObj(index -> door(report, index))
                        .toList());
        if (report.findings().isEmpty()) {
            findings.getChildren().setAll(line(Glyph.OK, Tone.GOOD, Messages.text("quality.good")));
        }
        table.setRows(QualityRows.of(report));
    }

    void move(int by) {
        table.move(by);
    }

    /** A finding, how many rows it is about, and the way to them. */
    private Node door(QualityReport report, int index) {
        Finding finding = report.findings().get(index);
        HBox line = line(finding);
        Label size = new Label(size(finding));
        size.getStyleClass().add("muted");
        size.setMinWidth(Region.USE_PREF_SIZE);
        line.getChildren().addAll(size, Icons.of("fth-chevron-right"));
        return new Door(
                Messages.text("quality.events.of", DriftNames.plain(finding.sentence())),
                () -> context.go(new Place.Finding(report.modelId(), report.id(), index + 1)),
                line);
    }

    private static String size(Finding finding) {
        String rows = Messages.text("quality.rows", finding.count(), Formats.count(finding.count()));
        return finding.of() == 0 ? rows : rows + " · " + Formats.percent(finding.share());
    }

    static HBox line(Finding finding) {
        return line(
                SeverityGlyph.glyph(finding.severity()),
                SeverityGlyph.tone(finding.severity()),
                DriftNames.plain(finding.sentence()));
    }

    private static HBox line(Glyph glyph, Tone tone, String sentence) {
        Label text = new Label(sentence);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(glyph.node(tone), text);
        line.getStyleClass().add("finding");
        return line;
    }
}
