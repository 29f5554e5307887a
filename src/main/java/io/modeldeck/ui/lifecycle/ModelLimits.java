package io.modeldeck.ui.lifecycle;

import io.modeldeck.config.FreezeWindow;
import io.modeldeck.quality.Constraint;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.Columns;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is demanded of a model's features, and when nothing of it is promoted. */
final class ModelLimits {

    private final ScreenContext context;
    private final Columns page = new Columns();
    private final FreezeWords words;

    ModelLimits(ScreenContext context) {
        this.context = context;
        words = new FreezeWords(context.formats());
    }

    Node node() {
        return page;
    }

    void show(ModelBook book) {
        page.show(Columns.column(constraints(book)), Columns.column(freezes(book), names(book)));
    }

    private Node constraints(ModelBook book) {
        Block block =
                new Block(Messages.text("model.constraints", book.constraints().size()));
        if (book.constraints().isEmpty()) {
            block.getChildren().add(new Paragraph(Messages.text("model.constraints.none"), "muted"));
        }
        for (Constraint constraint : book.constraints()) {
            VBox text = new VBox(new Paragraph(DriftNames.plain(constraint.words())));
            if (!constraint.note().isBlank()) {
                text.getChildren().add(new Paragraph(constraint.note(), "caption"));
            }
            block.getChildren()
                    .add(line(
                            SeverityGlyph.glyph(constraint.severity()).node(SeverityGlyph.tone(constraint.severity())),
                            text));
        }
        block.getChildren()
                .add(link(
                        "model.constraints.change",
                        new Place.Quality(book.model().id())));
        return block;
    }

    private Node freezes(ModelBook book) {
        Block block = new Block(Messages.text("model.freezes"));
        if (book.freezes().isEmpty()) {
            block.getChildren().add(new Paragraph(Messages.text("model.freezes.none"), "muted"));
        }
        for (FreezeWindow window : book.freezes()) {
            boolean now = window.end(context.formats().now()).isPresent();
            VBox text = new VBox(new Paragraph(words.of(window)), new Paragraph(window.reason(), "caption"));
            if (now) {
                text.getChildren().add(new Paragraph(Messages.text("model.freezes.now"), "caption"));
            }
            block.getChildren()
                    .add(line((now ? Glyph.PAUSED : Glyph.DOT).node(now ? Tone.WARNING : Tone.NEUTRAL), text));
        }
        block.getChildren()
                .add(link(
                        "model.config.change",
                        new Place.Settings(OptionalLong.of(book.model().id()))));
        return block;
    }

    private Node names(ModelBook book) {
        Block block = new Block(Messages.text("model.names"));
        PlainTable table = new PlainTable(Messages.text("board.alias.name"), Messages.text("model.version")).growing(1);
        boolean any = false;
        for (Card card : book.row().cards()) {
            for (String name : card.names()) {
                table.row(java.util.List.of(name, card.version().shortLabel()));
                any = true;
            }
        }
        block.getChildren().add(any ? table : new Paragraph(Messages.text("model.names.none"), "muted"));
        return block;
    }

    private static Node line(Node mark, Node text) {
        return new HBox(12, mark, text);
    }

    private Hyperlink link(String key, Place place) {
        Hyperlink link = new Hyperlink(Messages.text(key));
        link.setOnAction(event -> context.go(place));
        return link;
    }
}
