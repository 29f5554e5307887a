package io.modeldeck.ui.monitoring;

import io.modeldeck.quality.Finding;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.ui.chart.Crosshair;
import io.modeldeck.ui.figure.Door;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One column: what is wrong with it now, each finding a way to its events, and how that came about. */
final class QualityDetail extends VBox {

    private static final double COURSE = 200;

    private final ScreenContext context;
    private final Label name = new Label();
    private final HBox head = new HBox(name);
    private final VBox findings = new VBox();
    private final ChartPanel missing;
    private final ChartPanel strange;

    QualityDetail(ScreenContext context) {
        this.context = context;
        Crosshair crosshair = new Crosshair();
        missing = new ChartPanel(context, COURSE).overTime(crosshair, () -> {});
        strange = new ChartPanel(context, COURSE).overTime(crosshair, () -> {});
        name.getStyleClass().add("page-title");
        head.getStyleClass().add("row");
        findings.getStyleClass().add("column");
        missing.managedProperty().bind(missing.visibleProperty());
        getStyleClass().add("drift-detail");
        getChildren().addAll(head, findings, missing, strange);
    }

    /** How a column is called; what is wrong with whole rows has none. */
    static String title(String column) {
        return column.isEmpty() ? Messages.text("quality.whole-rows") : column;
    }

    void show(QualityData data, QualityReport report, QualityRows.Row row) {
        name.setText(title(row.column()));
        head.getChildren()
                .setAll(Stream.concat(Stream.of(name), row.worst().map(SeverityGlyph::of).stream())
                        .toList());
        List<Node> lines =
                row.findings().stream().map(numbered -> door(report, numbered)).toList();
        findings.getChildren()
                .setAll(lines.isEmpty() ? List.of(line(Glyph.OK, Tone.GOOD, Messages.text("quality.good"))) : lines);
        ZoneId zone = context.formats().zone();
        missing.setVisible(!row.column().isEmpty());
        if (row.column().isEmpty()) {
            strange.show(QualityCharts.duplicates(data.history(), data.notes(), data.range(), zone));
        } else {
            missing.show(
                    QualityCharts.missing(row.column(), row.usual(), data.history(), data.notes(), data.range(), zone));
            strange.show(QualityCharts.strange(row.column(), data.history(), data.notes(), data.range(), zone));
        }
    }

    /** A finding, how many rows it is about, and the way to them. */
    private Node door(QualityReport report, QualityRows.Numbered numbered) {
        Finding finding = numbered.finding();
        HBox line = line(finding);
        Label size = new Label(size(finding));
        size.getStyleClass().add("muted");
        size.setMinWidth(Region.USE_PREF_SIZE);
        line.getChildren().addAll(size, Icons.of("fth-chevron-right"));
        return new Door(
                Messages.text("quality.events.of", DriftNames.plain(finding.sentence())),
                () -> context.go(new Place.Finding(report.modelId(), report.id(), numbered.number())),
                line);
    }

    static String size(Finding finding) {
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
        Paragraph text = new Paragraph(sentence);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(glyph.node(tone), text);
        line.getStyleClass().add("finding");
        return line;
    }
}
