package io.modeldeck.ui.lifecycle;

import io.modeldeck.ui.kit.Block;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A judgement as nodes, part by part; parts that say nothing are left out. */
final class JudgementViews {

    /** A glyph and the gap behind it, so that what stands below begins where the text does. */
    private static final int GLYPH_WIDTH = 16;

    private JudgementViews() {}

    /** The verdict in words: beside the champion, and the file beside what was trained. */
    static Optional<Node> comparison(Judgement judgement) {
        return judgement.sentences().isEmpty()
                ? Optional.empty()
                : Optional.of(new Block(
                        Messages.text("judgement.comparison"),
                        judgement.sentences().stream().map(Paragraph::new).toArray(Node[]::new)));
    }

    /** Checks and weakest segments. */
    static List<Node> blocks(Judgement judgement) {
        List<Node> blocks = new ArrayList<>();
        if (!judgement.checks().isEmpty()) {
            VBox checks = new VBox(6);
            judgement.checks().forEach(check -> checks.getChildren().add(check(check)));
            blocks.add(new Block(Messages.text("judgement.checks"), checks));
        }
        if (!judgement.segments().isEmpty()) {
            blocks.add(new Block(Messages.text("judgement.segments"), segments(judgement)));
        }
        return blocks;
    }

    private static Node check(Judgement.Check check) {
        Node glyph = switch (check.status()) {
            case "ok" -> Glyph.OK.node(Tone.GOOD);
            case "warning" -> Glyph.WARNING.node(Tone.WARNING);
            case "failed" -> Glyph.FAILED.node(Tone.DANGER);
            default -> Glyph.PENDING.node(Tone.NEUTRAL);
        };
        Paragraph sentence = new Paragraph(check.sentence());
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox row = new HBox(8, glyph, sentence);
        row.setAlignment(Pos.TOP_LEFT);
        row.setAccessibleText(check.name() + ", " + check.status() + ": " + check.sentence());
        return row;
    }

    private static Node segments(Judgement judgement) {
        boolean champion =
                judgement.segments().stream().anyMatch(s -> s.champion().isPresent());
        GridPane grid = new GridPane();
        grid.getStyleClass().add("plain-table");
        ColumnConstraints first = new ColumnConstraints();
        first.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(first);
        Stream<String> heads = Stream.of(
                Messages.text("judgement.segment"),
                Messages.text("judgement.rows"),
                RunMetrics.label(judgement.segmentMetric()),
                Messages.text("judgement.rest"));
        List<String> all = Stream.concat(
                        heads, champion ? Stream.of(Messages.text("judgement.champion")) : Stream.empty())
                .toList();
        for (int column = 0; column < all.size(); column++) {
            Label head = new Label(all.get(column));
            head.getStyleClass().add("caption");
            head.setMinWidth(column == 0 ? 0 : Region.USE_PREF_SIZE);
            grid.add(head, column, 0);
        }
        int row = 1;
        for (Judgement.Segment segment : judgement.segments()) {
            String metric = judgement.segmentMetric();
            grid.addRow(
                    row,
                    name(segment),
                    number(Formats.count(segment.rows())),
                    number(RunMetrics.value(metric, segment.measure())),
                    number(RunMetrics.value(metric, segment.rest())));
            if (champion) {
                grid.add(
                        number(segment.champion()
                                .map(value -> RunMetrics.value(metric, value))
                                .orElse(Formats.NONE)),
                        4,
                        row);
            }
            row++;
        }
        return grid;
    }

    private static Node name(Judgement.Segment segment) {
        boolean marked = segment.weak() || segment.behind();
        Label name = new Label(segment.name());
        if (!marked) {
            name.setGraphic(Glyph.DOT.node(Tone.NEUTRAL));
            return name;
        }
        name.setGraphic(Glyph.WARNING.node(Tone.WARNING));
        Label why = new Label(Messages.text(
                segment.weak() && segment.behind()
                        ? "judgement.weakBehind"
                        : segment.weak() ? "judgement.weak" : "judgement.behind"));
        why.getStyleClass().add("caption");
        VBox.setMargin(why, new Insets(0, 0, 0, GLYPH_WIDTH));
        return new VBox(name, why);
    }

    private static Label number(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
