package io.modeldeck.ui.lifecycle;

import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A judgement as nodes, part by part; parts that say nothing are left out. */
final class JudgementViews {

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
            blocks.add(new Block(Messages.text("judgement.segments"), new SegmentTable(judgement)));
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
        row.setAccessibleText(Messages.text("judgement.check." + check.status().replace(' ', '-'), check.sentence()));
        return row;
    }
}
