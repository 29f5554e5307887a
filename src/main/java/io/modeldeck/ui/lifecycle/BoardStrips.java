package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Severity;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Above the card in production: a freeze that holds promotions up, and open alerts, which lead to the inbox. */
final class BoardStrips {

    private BoardStrips() {}

    static List<Node> of(ScreenContext context, Board.Row row) {
        List<Node> strips = new ArrayList<>();
        row.frozen()
                .ifPresent(frozen -> strips.add(strip(
                        Glyph.PAUSED.node(Tone.WARNING),
                        new Paragraph(Messages.text(
                                "board.strip.frozen",
                                context.formats().timeWithZone(frozen.until()),
                                frozen.reason())))));
        worst(row).ifPresent(severity -> {
            long critical = row.open(Severity.CRITICAL);
            Hyperlink link = new Hyperlink(
                    critical == 0
                            ? Messages.text("board.strip.alerts", row.open())
                            : Messages.text("board.strip.critical", row.open(), critical));
            link.getStyleClass().add("card-door");
            link.setWrapText(true);
            link.setMinHeight(Region.USE_PREF_SIZE);
            link.setOnAction(
                    event -> context.go(Place.Alerts.ofModelAlone(row.model().id())));
            strips.add(strip(SeverityGlyph.glyph(severity).node(SeverityGlyph.tone(severity)), link));
        });
        return strips;
    }

    private static Optional<Severity> worst(Board.Row row) {
        return List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO).stream()
                .filter(severity -> row.open(severity) > 0)
                .findFirst();
    }

    private static Node strip(Node glyph, Region words) {
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox strip = new HBox(8, glyph, words);
        strip.getStyleClass().add("board-strip");
        return strip;
    }
}
