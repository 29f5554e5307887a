package io.modeldeck.ui.workspace;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.ImportPreview;
import io.modeldeck.telemetry.ImportReport;
import io.modeldeck.telemetry.file.Rejection;
import io.modeldeck.telemetry.file.Rejections;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What an import would do, which rows it keeps out, and afterwards what it did. */
final class ImportCheckStep {

    private record Listed(int number, Rejection rejection) {}

    private final VBox node = new VBox();
    private final Label title = new Label();
    private final HBox counts = new HBox();
    private final FactList facts = new FactList();
    private final CheckBox reference = new CheckBox(Messages.text("import.reference"));
    private final Paragraph referenceHint = new Paragraph(Messages.text("import.reference.hint"), "field-hint");
    private final Paragraph rejectedTitle = new Paragraph("", "field-label");
    private final DataTable<Listed> rejected = new DataTable<>(Messages.text("import.rejected"), Listed::number);
    private final HBox links = new HBox();
    private boolean ready;

    ImportCheckStep() {
        title.getStyleClass().add("heading");
        counts.getStyleClass().add("wide");
        links.getStyleClass().add("wide");
        rejected.number(
                        Messages.text("import.line"),
                        row -> row.rejection().line(),
                        row -> Formats.count(row.rejection().line()))
                .setPrefWidth(70);
        rejected.text(Messages.text("import.column"), row -> row.rejection().column())
                .setPrefWidth(120);
        rejected.text(Messages.text("import.value"), row -> row.rejection().value())
                .setPrefWidth(140);
        rejected.text(Messages.text("import.reason"), row -> row.rejection().reason())
                .setPrefWidth(420);
        rejected.setPrefHeight(150);
        VBox.setVgrow(rejected, Priority.ALWAYS);
        node.getStyleClass().add("wide");
        node.getChildren()
                .addAll(title, counts, facts, new VBox(4, reference, referenceHint), links, rejectedTitle, rejected);
    }

    Node node() {
        return node;
    }

    boolean asReference() {
        return reference.isSelected();
    }

    void setAsReference(boolean wanted) {
        reference.setSelected(wanted);
    }

    boolean isReady() {
        return ready;
    }

    /** What would happen. */
    void show(ImportPreview preview, Formats formats) {
        ready = preview.importable() > 0;
        title.setText(Messages.text("import.would"));
        counts.getChildren()
                .setAll(
                        figure(preview.rows(), "import.count.rows", Glyph.DOT, Tone.NEUTRAL),
                        figure(preview.importable(), "import.count.importable", Glyph.OK, Tone.GOOD),
                        figure(preview.rejected().count(), "import.count.rejected", Glyph.WARNING, Tone.WARNING));
        facts.clear();
        preview.range().ifPresent(range -> facts.fact(Messages.text("import.range"), range(range, formats)));
        preview.timeFormat().ifPresent(format -> facts.fact(Messages.text("import.times"), format));
        Presence.of(reference.getParent(), true);
        links.getChildren().clear();
        showRejected(preview.rejected());
    }

    /** What happened. */
    void show(ImportReport report, Formats formats, String model, Consumer<Place> go) {
        title.setText(Messages.text(report.createdModel() ? "import.done.new" : "import.done", model));
        counts.getChildren()
                .setAll(
                        figure(report.imported(), "import.count.imported", Glyph.OK, Tone.GOOD),
                        figure(report.duplicates(), "import.count.duplicates", Glyph.DOT, Tone.NEUTRAL),
                        figure(report.labelled(), "import.count.labelled", Glyph.DOT, Tone.NEUTRAL),
                        figure(report.rejected().count(), "import.count.rejected", Glyph.WARNING, Tone.WARNING));
        facts.clear();
        report.range().ifPresent(range -> facts.fact(Messages.text("import.range"), range(range, formats)));
        Presence.of(reference.getParent(), false);
        links.getChildren()
                .setAll(
                        link("import.to-metrics", () -> go.accept(new Place.Metrics(report.modelId()))),
                        link("import.to-drift", () -> go.accept(new Place.Drift(report.modelId()))));
        showRejected(report.rejected());
    }

    void showRejected(Rejections found) {
        List<Listed> rows = new ArrayList<>();
        found.listed().forEach(rejection -> rows.add(new Listed(rows.size(), rejection)));
        rejected.setRows(rows);
        boolean any = found.count() > 0;
        rejectedTitle.setText(
                any
                        ? Messages.text(
                                found.count() > rows.size() ? "import.rejected.first" : "import.rejected.all",
                                rows.size())
                        : Messages.text("import.rejected.none"));
        Presence.of(rejected, any);
    }

    private static String range(TimeRange range, Formats formats) {
        return formats.timeWithZone(range.from()) + " – " + formats.timeWithZone(range.to());
    }

    private static Node figure(long number, String key, Glyph glyph, Tone tone) {
        Label figure = new Label(Formats.count(number));
        figure.getStyleClass().add("figure");
        boolean quiet = number == 0;
        HBox line = new HBox((quiet ? Glyph.DOT : glyph).node(quiet ? Tone.NEUTRAL : tone), figure);
        line.getStyleClass().add("row");
        Label name = new Label(Messages.text(key));
        name.getStyleClass().add("caption");
        VBox box = new VBox(line, name);
        box.getStyleClass().addAll("panel", "panel-quiet", "import-figure");
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setPrefWidth(160);
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static Hyperlink link(String key, Runnable action) {
        Hyperlink link = new Hyperlink(Messages.text(key));
        link.setOnAction(event -> action.run());
        return link;
    }
}
