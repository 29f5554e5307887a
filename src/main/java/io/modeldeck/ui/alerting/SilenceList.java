package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Silence;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.TwoLines;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.table.RowDetails;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.work.Remade;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What asks for nobody's attention at present or will not: silences and maintenance, by whom, why and how long. */
final class SilenceList extends VBox {

    private final ScreenContext context;
    private final Runnable changed;
    private final DataTable<Silence> table = new DataTable<>(Messages.text("alerts.silences"), Silence::id);
    private final Button end = new Button(Messages.text("alerts.silence.end"));
    private Map<Long, String> models = Map.of();

    SilenceList(ScreenContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
        table.node(
                        Messages.text("alerts.silence.what"),
                        this::what,
                        silence -> new TwoLines(what(silence), silence.reason()))
                .setPrefWidth(420);
        table.node(
                        Messages.text("alerts.silence.until"),
                        silence ->
                                context.formats().timeWithZone(silence.range().to()),
                        Comparator.comparing(silence -> silence.range().to()),
                        silence -> new TwoLines(
                                context.formats().time(silence.range().to()),
                                Messages.text(
                                        "alerts.silence.from",
                                        context.formats().time(silence.range().from()))))
                .setPrefWidth(190);
        table.text(Messages.text("alerts.silence.by"), Silence::by).setPrefWidth(140);
        table.getStyleClass().add("tall-rows");
        table.sayWhenEmpty(Messages.text("alerts.silences.none"));
        Button silence = context.writing().guard(new Button(Messages.text("alerts.silence.add")));
        silence.setOnAction(event -> new SilenceDialog(context, Silence.Kind.SILENCE, changed).show());
        Button maintenance = context.writing().guard(new Button(Messages.text("alerts.maintenance.add")));
        maintenance.setOnAction(event -> new SilenceDialog(context, Silence.Kind.MAINTENANCE, changed).show());
        end.setOnAction(event -> table.selected().get().ifPresent(this::end));
        table.selected()
                .addListener(observable -> end.setDisable(table.selected().get().isEmpty()));
        end.setDisable(true);
        context.writing().guard(end);
        HBox buttons = new HBox(silence, maintenance, end);
        buttons.getStyleClass().add("row");
        MasterDetail both = RowDetails.beside(context.selection().facts(), table, this::deeds);
        VBox.setVgrow(both, Priority.ALWAYS);
        getStyleClass().addAll("column", "wide");
        getChildren().addAll(new Paragraph(Messages.text("alerts.silences.what"), "muted"), buttons, both);
    }

    private List<Node> deeds(Silence silence) {
        Button over = context.writing().guard(new Button(Messages.text("alerts.silence.end")));
        over.setOnAction(event -> end(silence));
        return List.of(over);
    }

    void setSilences(List<Silence> silences, Map<Long, String> names) {
        models = names;
        table.setRows(silences);
    }

    private String what(Silence silence) {
        String of = silence.matcher().modelId().isPresent()
                ? models.getOrDefault(silence.matcher().modelId().getAsLong(), "")
                : Messages.text("alerts.rule.all-models");
        return silence.kind() == Silence.Kind.MAINTENANCE
                ? Messages.text("alerts.silence.maintenance", of)
                : Messages.text(
                        "alerts.silence.words", Said.of(silence.matcher().words()), of);
    }

    private void end(Silence silence) {
        new DecisionDialog(
                        context,
                        Messages.text("alerts.silence.end.title", what(silence)),
                        Messages.text("alerts.silence.end.consequence"),
                        Messages.text("alerts.silence.end"))
                .comment(Messages.text("alerts.rule.why"), false)
                .show(
                        comment -> context.engine()
                                .silences()
                                .expire(context.actor(), context.now(), silence.id(), comment),
                        ended -> {
                            Remade<Silence> lasting = new Remade<>(silence);
                            context.undoable(
                                    Messages.text("alerts.silence.ended", what(silence)),
                                    lasting.by(() -> again(silence)),
                                    lasting.on(newest -> context.engine()
                                            .silences()
                                            .expire(context.actor(), context.now(), newest.id(), "")),
                                    changed);
                            changed.run();
                        });
    }

    /** One that is over stays over, so another takes its place until the end that it had. */
    private Silence again(Silence silence) {
        Instant now = context.now();
        if (!silence.range().to().isAfter(now)) {
            throw new Problem(Messages.text("alerts.silence.over", what(silence)));
        }
        Instant from = silence.range().from().isAfter(now) ? silence.range().from() : now;
        return context.engine()
                .silences()
                .add(
                        context.actor(),
                        now,
                        silence.kind(),
                        silence.matcher(),
                        new TimeRange(from, silence.range().to()),
                        silence.reason());
    }
}
