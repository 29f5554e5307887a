package io.modeldeck.ui.lifecycle;

import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.Collection;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A line of a list of checks: whether it is as it should be, by mark and word, what was looked at, and what was found.
 *
 * @param details one sentence each; empty where the name says it all
 */
record CheckLine(Standing standing, String name, List<String> details) {

    /** How a check came out. */
    enum Standing {
        GOOD(Glyph.OK, Tone.GOOD, "retraining.check.passed"),
        /** Nothing that stands in the way, but to be known. */
        NOTE(Glyph.WARNING, Tone.WARNING, "board.check.note"),
        BAD(Glyph.FAILED, Tone.DANGER, "retraining.check.failed");

        private final Glyph glyph;
        private final Tone tone;
        private final String spoken;

        Standing(Glyph glyph, Tone tone, String spoken) {
            this.glyph = glyph;
            this.tone = tone;
            this.spoken = spoken;
        }
    }

    CheckLine {
        details = details.stream().filter(detail -> !detail.isBlank()).toList();
    }

    static CheckLine of(Standing standing, String name, String... details) {
        return new CheckLine(standing, name, List.of(details));
    }

    static Node list(Collection<CheckLine> lines) {
        VBox list = new VBox();
        list.getStyleClass().add("column");
        lines.forEach(line -> list.getChildren().add(line.node()));
        return list;
    }

    private Node node() {
        Label what = new Label(name);
        what.setMinWidth(Region.USE_PREF_SIZE);
        HBox words = new HBox(12, what);
        details.forEach(detail -> words.getChildren().add(new Paragraph(detail, "caption")));
        words.getStyleClass().add("baseline");
        HBox row = new HBox(12, standing.glyph.node(standing.tone), words);
        row.setAccessibleText(
                Messages.text(standing.spoken, details.isEmpty() ? name : name + ", " + String.join(", ", details)));
        return row;
    }
}
