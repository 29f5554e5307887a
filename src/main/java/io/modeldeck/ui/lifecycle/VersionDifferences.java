package io.modeldeck.ui.lifecycle;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.SideBySide;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** In what a version differs most from the one in production, for whoever is about to exchange them, forwards or back; read while the dialog shows already. */
final class VersionDifferences extends VBox {

    private static final int MOST = 5;
    private static final int MOST_MEASURES = 3;

    private final ScreenContext context;
    private final ModelVersion present;
    private final ModelVersion next;

    VersionDifferences(ScreenContext context, ModelInfo model, ModelVersion present, ModelVersion next) {
        this.context = context;
        this.present = present;
        this.next = next;
        getStyleClass().add("column");
        context.tasks()
                .run(
                        Messages.text("compare.loading"),
                        () -> SideBySide.read(
                                context.engine(),
                                List.of(
                                        SideBySide.item(context.engine(), present),
                                        SideBySide.item(context.engine(), next)),
                                context.selection().rangeOf(model),
                                context.formats().zone()),
                        this::show);
    }

    private void show(SideBySide both) {
        PlainTable table =
                new PlainTable(Messages.text("board.differences", name(present)), name(present), name(next)).growing(0);
        int measured = measures(table);
        List<SideBySide.Row> rows = both.telling(MOST - measured);
        if (rows.isEmpty() && measured == 0) {
            getChildren().setAll(new Paragraph(Messages.text("board.differences.none", name(present)), "muted"));
            return;
        }
        rows.forEach(row -> table.row(
                PlainTable.cell(CompareWords.name(row)),
                PlainTable.cell(CompareWords.value(row, row.cells().getFirst())),
                now(row)));
        Hyperlink compare = new Hyperlink(Messages.text("board.differences.all"));
        compare.setOnAction(event -> {
            context.dialogs().close();
            context.go(new Place.Compare(next.modelId(), List.of(name(present), name(next))));
        });
        getChildren().setAll(table, compare);
    }

    /** What both reached on the same held-out rows, where one was validated against the other; answers how many rows that took. */
    private int measures(PlainTable table) {
        RunReport ahead = RunReport.of(next.validationDetail());
        RunReport back = RunReport.of(present.validationDetail());
        if (ahead.championVersion().equals(name(present))) {
            return measures(table, ahead.champion(), ahead.candidate());
        }
        return back.championVersion().equals(name(next)) ? measures(table, back.candidate(), back.champion()) : 0;
    }

    private static int measures(PlainTable table, Map<String, Double> present, Map<String, Double> next) {
        int rows = 0;
        for (Map.Entry<String, Double> reached : next.entrySet()) {
            Double before = present.get(reached.getKey());
            Optional<Double> gain =
                    before == null ? Optional.empty() : RunMetrics.gain(reached.getKey(), before, reached.getValue());
            if (gain.isPresent() && rows < MOST_MEASURES) {
                Label now = PlainTable.cell(said(reached.getKey(), reached.getValue(), gain.get()));
                now.setGraphic(mark(gain.get()));
                table.row(
                        PlainTable.cell(
                                Messages.text("board.differences.held-out", RunMetrics.label(reached.getKey()))),
                        PlainTable.figure(RunMetrics.value(reached.getKey(), before)),
                        now);
                rows++;
            }
        }
        return rows;
    }

    private static String said(String metric, double value, double gain) {
        String shown = RunMetrics.value(metric, value);
        return gain == 0
                ? shown
                : Messages.text(
                        "board.differences.by",
                        shown,
                        Messages.text(
                                gain > 0 ? "compare.by.better" : "compare.by.worse",
                                RunMetrics.difference(metric, Math.abs(gain))));
    }

    private static Node mark(double gain) {
        return gain > 0
                ? Glyph.OK.node(Tone.GOOD)
                : gain < 0 ? Glyph.WARNING.node(Tone.WARNING) : Glyph.DOT.node(Tone.NEUTRAL);
    }

    private static Node now(SideBySide.Row row) {
        SideBySide.Cell cell = row.cells().getLast();
        String said = CompareWords.value(row, cell);
        return PlainTable.cell(
                cell.difference().isEmpty()
                        ? said
                        : Messages.text("board.differences.by", said, CompareWords.difference(cell)));
    }

    private static String name(ModelVersion version) {
        return "v" + version.deploymentVersion();
    }
}
