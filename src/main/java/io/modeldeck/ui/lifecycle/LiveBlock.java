package io.modeldeck.ui.lifecycle;

import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the version in production does: its figures since it came there, of the last days at most. */
final class LiveBlock extends VBox {

    LiveBlock(ScreenContext context, long modelId, Card.Live live) {
        super(2);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("card-live");
        int row = 0;
        boolean young = live.since().isAfter(context.now().minus(Board.RECENT));
        grid.addRow(row++, caption("board.p95"), whole(Formats.millis(live.p95Millis())));
        grid.addRow(row++, caption("board.errors"), whole(Formats.percent(live.errorRate())));
        if (Double.isFinite(live.accuracy())) {
            grid.addRow(row++, caption("board.accuracy"), whole(Formats.percent(live.accuracy())));
        }
        grid.addRow(row++, caption("board.requests"), whole(Formats.count(live.requests())));
        grid.addRow(row, caption("board.drift"), drift(context, modelId, live));
        getChildren().addAll(caption(young ? "board.live.since" : "board.live.recent"), grid);
    }

    /** In how many of the checks drift was found; it leads to them. */
    private static Node drift(ScreenContext context, long modelId, Card.Live live) {
        if (live.drift().checks() == 0) {
            return whole(Messages.text("board.drift.unchecked"));
        }
        long drifted = live.drift().drifted();
        Hyperlink link = new Hyperlink(
                drifted == 0
                        ? Messages.text("board.drift.none", live.drift().checks())
                        : Messages.text(
                                "board.drift.found", drifted, live.drift().checks()));
        link.getStyleClass().add("card-door");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setGraphic(drifted == 0 ? Glyph.OK.node(Tone.GOOD) : Glyph.CRITICAL.node(Tone.DANGER));
        String whole = live.drift()
                .last()
                .map(at -> Messages.text(
                        "board.drift.tip.found",
                        drifted,
                        live.drift().checks(),
                        context.formats().timeWithZone(at)))
                .orElseGet(() -> Messages.text("board.drift.tip", live.drift().checks()));
        HoverText.of(link, whole);
        link.setAccessibleText(Messages.text("board.drift") + ": " + whole);
        link.setOnAction(event -> context.go(new Place.Drift(modelId)));
        return link;
    }

    /** A figure that is cut would be another one: the word beside it gives way. */
    private static Label whole(String figure) {
        Label label = new Label(figure);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Paragraph caption(String key) {
        return new Paragraph(Messages.text(key), "caption");
    }
}
