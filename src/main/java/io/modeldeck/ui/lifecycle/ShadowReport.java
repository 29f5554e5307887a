package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Labels;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.validation.Disagreement;
import io.modeldeck.validation.PastValidation;
import io.modeldeck.validation.Segment;
import io.modeldeck.validation.Shadow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a replay found: how far the answers agree, every disagreement, and where they lie. */
final class ShadowReport extends VBox {

    private static final int MOST_CHANGES = 8;

    private final ScreenContext context;
    private final Runnable keep;
    private final Label agreement = new Label();
    private final Label counted = new Label();
    private final Paragraph sentence = new Paragraph("");
    private final DataTable<Disagreement> table = new DataTable<>(Messages.text("shadow.table"), Disagreement::id);
    private final VBox side = new VBox();

    /** @param keep keeps what was found */
    ShadowReport(ScreenContext context, Runnable keep) {
        this.context = context;
        this.keep = keep;
        agreement.getStyleClass().add("figure");
        counted.getStyleClass().add("caption");
        VBox figure = new VBox(agreement, counted);
        figure.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox head = new HBox(24, figure, sentence);
        head.setAlignment(Pos.CENTER_LEFT);
        columns();
        side.getStyleClass().add("detail");
        ScrollPane scroll = new ScrollPane(side);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        MasterDetail both = new MasterDetail(context.selection().details(), table, scroll, 0.58);
        VBox.setVgrow(both, Priority.ALWAYS);
        setSpacing(16);
        getChildren().addAll(head, both);
    }

    private void columns() {
        table.text(Messages.text("shadow.at"), one -> context.formats().time(one.at()))
                .setPrefWidth(140);
        table.text(Messages.text("shadow.recorded"), one -> plain(one.recorded()))
                .setPrefWidth(96);
        table.text(Messages.text("shadow.candidate"), one -> plain(one.candidate()))
                .setPrefWidth(96);
        table.number(Messages.text("shadow.gap"), Disagreement::gap, one -> Formats.number(one.gap()))
                .setPrefWidth(90);
        table.node(
                        Messages.text("shadow.outcome"),
                        one -> one.outcome().orElse(""),
                        Comparator.comparing(one -> one.outcome().orElse("")),
                        ShadowReport::outcome)
                .setPrefWidth(130);
    }

    /** What was true, and whether the version knew it. */
    private static Node outcome(Disagreement one) {
        if (one.outcome().isEmpty()) {
            Label unknown = new Label(Messages.text("shadow.outcome.unknown"));
            unknown.getStyleClass().add("muted");
            return unknown;
        }
        double now = distance(one.candidate(), one.outcome().get());
        double then = distance(one.recorded(), one.outcome().get());
        boolean right = now < then;
        boolean before = then < now;
        if (!right && !before) {
            return new Label(one.outcome().get(), Glyph.DOT.node(Tone.NEUTRAL));
        }
        Label label = new Label(
                one.outcome().get(), (right ? Glyph.OK : Glyph.WARNING).node(right ? Tone.GOOD : Tone.WARNING));
        label.setAccessibleText(Messages.text(
                right ? "shadow.right" : "shadow.wrong", one.outcome().get()));
        return label;
    }

    /** How far an answer is from the truth: of numbers their distance, of classes 0 or 1. */
    static double distance(String answer, String truth) {
        try {
            return Math.abs(Double.parseDouble(answer) - Double.parseDouble(truth));
        } catch (NumberFormatException classes) {
            return Labels.equal(answer, truth) ? 0 : 1;
        }
    }

    /** Numbers with as many decimals as they deserve. */
    private static String plain(String answer) {
        try {
            return Formats.number(Double.parseDouble(answer));
        } catch (NumberFormatException word) {
            return answer;
        }
    }

    void show(Shadow shadow, List<PastValidation> kept, boolean isKept) {
        boolean classes = "accuracy".equals(shadow.where().metric());
        agreement.setText(
                classes
                        ? Formats.percent(shadow.agreement())
                        : Formats.number(shadow.where().overall()));
        counted.setText(
                classes
                        ? Messages.text(
                                "shadow.agree",
                                Formats.count(
                                        shadow.events() - shadow.disagreements().size()),
                                Formats.count(shadow.events()))
                        : Messages.text("shadow.apart", Formats.count(shadow.events())));
        sentence.setText(Said.of(shadow.sentence()));
        table.setRows(shadow.disagreements());
        Button button = context.writing().guard(new Button(Messages.text(isKept ? "shadow.kept" : "shadow.keep")));
        button.setDisable(isKept);
        button.setOnAction(event -> keep.run());
        side.getChildren().setAll(where(shadow), changes(shadow), button);
        past(kept).ifPresent(side.getChildren()::add);
    }

    private static Node where(Shadow shadow) {
        Block block = new Block(Messages.text("shadow.where"));
        if (shadow.where().weakest().isEmpty()) {
            block.getChildren()
                    .add(new Paragraph(
                            Messages.text(
                                    shadow.where().tested() == 0 ? "shadow.where.few" : "shadow.where.none",
                                    shadow.where().tested(),
                                    shadow.where().fewest()),
                            "muted"));
            return block;
        }
        boolean classes = "accuracy".equals(shadow.where().metric());
        PlainTable segments = new PlainTable(
                        Messages.text("shadow.segment"),
                        Messages.text("shadow.events"),
                        Messages.text(classes ? "shadow.agreement" : "shadow.distance"),
                        Messages.text("judgement.rest"))
                .growing(0);
        for (Segment segment : shadow.where().weakest()) {
            Label name = PlainTable.cell(segment.name());
            name.setGraphic(
                    (segment.weak() ? Glyph.WARNING : Glyph.DOT).node(segment.weak() ? Tone.WARNING : Tone.NEUTRAL));
            segments.row(
                    name,
                    new Label(Formats.count(segment.rows())),
                    new Label(value(classes, segment.measure())),
                    new Label(value(classes, segment.rest())));
        }
        block.getChildren()
                .addAll(
                        segments,
                        new Paragraph(
                                Messages.text(
                                        "shadow.where.mark", shadow.where().tested()),
                                "caption"));
        return block;
    }

    private static String value(boolean classes, double value) {
        return classes ? Formats.percent(value) : Formats.number(value);
    }

    /** Which answer became which, the most frequent first; of numbers each change is its own. */
    private static Node changes(Shadow shadow) {
        List<Map.Entry<String, Long>> changes = shadow.changes().entrySet().stream()
                .filter(change -> change.getValue() > 1)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_CHANGES)
                .toList();
        VBox all = new VBox();
        if (!changes.isEmpty()) {
            PlainTable rows = new PlainTable(Messages.text("shadow.change"), Messages.text("shadow.events")).growing(0);
            changes.forEach(change -> rows.row(List.of(change.getKey(), Formats.count(change.getValue()))));
            all.getChildren().add(new Block(Messages.text("shadow.changes"), rows));
        }
        return all;
    }

    private Optional<Node> past(List<PastValidation> kept) {
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Block block = new Block(Messages.text("shadow.past"));
        for (PastValidation past : kept) {
            block.getChildren()
                    .add(new VBox(
                            new Paragraph(Said.of(past.sentence())),
                            new Paragraph(
                                    Messages.text(
                                            "shadow.past.by",
                                            "v" + past.deploymentVersion(),
                                            past.by(),
                                            context.formats().time(past.at())),
                                    "caption")));
        }
        return Optional.of(block);
    }
}
