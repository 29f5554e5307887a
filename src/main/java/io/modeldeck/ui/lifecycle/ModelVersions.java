package io.modeldeck.ui.lifecycle;

import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.control.TwoLines;
import io.modeldeck.ui.kit.mark.StageBadge;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Comparator;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The versions of a model with where they stand and where they come from; one of them in full. */
final class ModelVersions extends VBox {

    private final ScreenContext context;
    private final BoardActions actions;
    private final VersionDetail detail;
    private final DataTable<Card> table = new DataTable<>(
            Messages.text("model.versions"), card -> card.version().id());
    private Optional<Board.Row> shown = Optional.empty();

    ModelVersions(ScreenContext context, BoardActions actions) {
        this.context = context;
        this.actions = actions;
        detail = new VersionDetail(context);
        columns();
        table.getStyleClass().add("tall-rows");
        table.selected().addListener((property, before, now) -> now.ifPresent(this::detail));
        ScrollPane scroll = new ScrollPane(detail);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        MasterDetail both = new MasterDetail(context.selection().details(), table, scroll, 0.54);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().add(both);
    }

    private void columns() {
        TableColumn<Card, Card> version = table.node(
                Messages.text("model.version"),
                card -> "v" + card.version().deploymentVersion(),
                Comparator.comparingInt(card -> card.version().deploymentVersion()),
                card -> new TwoLines("v" + card.version().deploymentVersion() + names(card), source(card.version())));
        version.setPrefWidth(150);
        TableColumn<Card, Card> stage = table.node(
                Messages.text("board.fact.stage"),
                card -> card.version().stage().word(),
                Comparator.comparing(card -> card.version().stage()),
                card -> StageBadge.of(card.version().stage()));
        stage.setMinWidth(116);
        stage.setMaxWidth(116);
        TableColumn<Card, Card> validation = table.node(
                Messages.text("board.fact.validation"),
                card -> card.version().validation().word(),
                card -> StageBadge.of(card.version().validation()));
        validation.setMinWidth(144);
        validation.setMaxWidth(144);
        TableColumn<Card, Card> from = table.node(
                Messages.text("model.from"), ModelVersions::from, card -> new TwoLines(from(card), made(card)));
        from.setPrefWidth(170);
    }

    private static String names(Card card) {
        return card.names().isEmpty() ? "" : " · " + String.join(", ", card.names());
    }

    private static String source(ModelVersion version) {
        return CompareWords.source(version.sourceVersion())
                + (version.artifact().isPresent() ? " · " + Formats.bytes(version.artifactSize()) : "");
    }

    /** The run that made it and the version before it. */
    private static String from(Card card) {
        ModelVersion version = card.version();
        String made = version.trainingRunId().isPresent()
                ? Messages.text("board.run", version.trainingRunId().getAsLong())
                : Messages.text(version.isExternal() ? "model.from.elsewhere" : "model.from.file");
        return card.parent()
                .map(parent -> Messages.text("model.from.after", made, parent.deploymentVersion()))
                .orElse(made);
    }

    private String made(Card card) {
        return context.formats().relative(card.version().createdAt());
    }

    void show(Board.Row row) {
        boolean other =
                shown.filter(before -> before.model().id() == row.model().id()).isEmpty();
        shown = Optional.of(row);
        table.setRows(row.cards());
        if (other || table.selected().get().isEmpty()) {
            row.production().ifPresentOrElse(card -> table.select(card.version().id()), table::selectFirst);
        }
        table.selected().get().ifPresent(this::detail);
    }

    private void detail(Card card) {
        shown.ifPresent(row -> detail.show(row, card, actions));
    }

    /** The next version of the list, or the one before. */
    void move(int by) {
        table.move(by);
    }
}
