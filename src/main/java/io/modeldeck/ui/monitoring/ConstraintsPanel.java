package io.modeldeck.ui.monitoring;

import io.modeldeck.quality.Constraint;
import io.modeldeck.quality.ConstraintVerdict;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What people demand of the features of a model, and how many rows of the newest check broke it. */
final class ConstraintsPanel extends VBox {

    private final ScreenContext context;
    private final Runnable changed;
    private final Paragraph none = new Paragraph(Messages.text("constraint.none"), "muted");
    private final Button edit = new Button(Messages.text("constraint.edit"));
    private final Button remove = new Button(Messages.text("constraint.remove"));
    private final DataTable<ConstraintVerdict> table = new DataTable<>(
            Messages.text("constraint.table"), verdict -> verdict.constraint().id());
    private Optional<QualityData> shown = Optional.empty();

    /** @param changed told after constraints have changed */
    ConstraintsPanel(ScreenContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
        columns();
        table.setOnOpen(this::events);
        table.view().setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                event.consume();
                selected(this::remove);
            }
        });
        table.selected().addListener(observable -> rest());
        table.managedProperty().bind(table.visibleProperty());
        none.managedProperty().bind(none.visibleProperty());
        VBox.setVgrow(table, Priority.ALWAYS);
        getStyleClass().add("column");
        getChildren().addAll(head(), none, table);
        rest();
    }

    private Node head() {
        Label title = new Label(Messages.text("constraint.title"));
        title.getStyleClass().add("heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        edit.setOnAction(event -> selected(this::edit));
        remove.setOnAction(event -> selected(this::remove));
        HBox head = new HBox(
                title, gap, context.writing().guard(edit), context.writing().guard(remove));
        head.getStyleClass().add("row");
        return head;
    }

    private void columns() {
        table.text(
                        Messages.text("constraint.feature"),
                        verdict -> verdict.constraint().feature())
                .setPrefWidth(150);
        table.text(
                        Messages.text("constraint.demand"),
                        verdict -> Said.of(verdict.constraint().rule().words()))
                .setPrefWidth(230);
        table.node(
                        Messages.text("constraint.severity"),
                        verdict -> verdict.constraint().severity().word(),
                        Comparator.comparing(verdict -> verdict.constraint().severity()),
                        verdict -> SeverityGlyph.of(verdict.constraint().severity()))
                .setPrefWidth(100);
        table.node(
                        Messages.text("constraint.broken"),
                        ConstraintsPanel::broken,
                        Comparator.comparingLong(verdict -> verdict.broken().orElse(-1)),
                        this::door)
                .setPrefWidth(140);
        table.text(
                        Messages.text("constraint.note"),
                        verdict -> verdict.constraint().note())
                .setPrefWidth(220);
    }

    private static String broken(ConstraintVerdict verdict) {
        return verdict.broken().isPresent()
                ? Messages.text(
                        "quality.rows",
                        verdict.broken().getAsLong(),
                        Formats.count(verdict.broken().getAsLong()))
                : Messages.text("constraint.unchecked");
    }

    private Node door(ConstraintVerdict verdict) {
        if (verdict.finding() == 0) {
            Label text = new Label(broken(verdict));
            text.getStyleClass().add("muted");
            return text;
        }
        Hyperlink link = new Hyperlink(broken(verdict));
        link.setAccessibleText(Messages.text(
                "constraint.events", DriftNames.plain(verdict.constraint().words()), broken(verdict)));
        link.setOnAction(event -> events(verdict));
        return link;
    }

    void show(QualityData data) {
        shown = Optional.of(data);
        List<ConstraintVerdict> verdicts = data.constraints();
        none.setVisible(verdicts.isEmpty());
        edit.setVisible(!verdicts.isEmpty());
        remove.setVisible(!verdicts.isEmpty());
        table.setVisible(!verdicts.isEmpty());
        table.setRows(verdicts);
        rest();
    }

    /** A constraint from the beginning. */
    void add() {
        shown.map(QualityData::model)
                .ifPresent(model -> new ConstraintDialog(context, model, Optional.empty(), changed).show());
    }

    private void rest() {
        boolean nothing = table.selected().get().isEmpty();
        edit.setDisable(nothing);
        remove.setDisable(nothing);
    }

    private void selected(Consumer<Constraint> deed) {
        table.selected().get().map(ConstraintVerdict::constraint).ifPresent(deed);
    }

    private void edit(Constraint constraint) {
        ModelInfo model = shown.orElseThrow().model();
        new ConstraintDialog(context, model, Optional.of(constraint), changed).show();
    }

    private void remove(Constraint constraint) {
        new DecisionDialog(
                        context,
                        Messages.text("constraint.remove.title", DriftNames.plain(constraint.words())),
                        Messages.text("constraint.remove.consequence"),
                        Messages.text("constraint.remove"))
                .dangerous()
                .comment(Messages.text("drift.comment"), true)
                .show(
                        comment -> context.engine()
                                .constraints()
                                .remove(context.actor(), context.now(), constraint.id(), comment),
                        removed -> {
                            context.undoable(
                                    Messages.text("constraint.removed", DriftNames.plain(removed.words())),
                                    () -> context.engine()
                                            .constraints()
                                            .add(context.actor(), context.now(), List.of(removed), ""),
                                    changed);
                            changed.run();
                        });
    }

    private void events(ConstraintVerdict verdict) {
        if (verdict.finding() > 0) {
            shown.flatMap(QualityData::newest)
                    .ifPresent(check -> context.go(new Place.Finding(check.modelId(), check.id(), verdict.finding())));
        }
    }
}
