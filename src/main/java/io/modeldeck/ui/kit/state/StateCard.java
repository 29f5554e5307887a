package io.modeldeck.ui.kit.state;

import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What stands in the place of content that is not there: why, and what one can do about it. */
public final class StateCard {

    private StateCard() {}

    static Node of(ViewState.Empty empty) {
        return card(icon(empty.icon()), empty.title(), empty.sentence(), actions(empty.action(), empty.link()));
    }

    /** What is shown where a filter hides everything: for lists that keep their own place for it. */
    public static Node of(ViewState.Filtered filtered) {
        return card(icon("fth-filter"), filtered.sentence(), "", actions(Optional.empty(), filtered.clear()));
    }

    static Node of(ViewState.AllGood good) {
        return card(glyph(Glyph.OK, Tone.GOOD), good.title(), good.sentence(), actions(Optional.empty(), good.link()));
    }

    static Node of(ViewState.NotEvaluated not) {
        return card(glyph(Glyph.NO_DATA, Tone.NEUTRAL), not.reason(), not.needed(), Optional.empty());
    }

    /** @param actions the first as a button, the others as links */
    static Node of(ViewState.Failed failed, List<Action> actions) {
        HBox buttons = new HBox(button(actions.getFirst(), false));
        actions.stream().skip(1).forEach(action -> buttons.getChildren().add(link(action)));
        buttons.getStyleClass().add("state-actions");
        return card(
                glyph(Glyph.FAILED, Tone.DANGER),
                Messages.text("state.failed", failed.failure().what()),
                failed.failure().sentence() + "\n" + Messages.text("state.failed.rest"),
                Optional.of(buttons));
    }

    /** Before anything is known: lines where text will be. */
    static Node skeleton() {
        VBox lines = new VBox();
        lines.getStyleClass().add("skeleton");
        for (double share : new double[] {0.4, 0.9, 0.75, 0.85, 0.6}) {
            Region line = new Region();
            line.getStyleClass().add("skeleton-line");
            line.maxWidthProperty().bind(lines.widthProperty().multiply(share));
            lines.getChildren().add(line);
        }
        return lines;
    }

    static Hyperlink link(Action action) {
        Hyperlink link = new Hyperlink(action.text());
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(event -> action.run().run());
        return link;
    }

    private static Optional<Node> actions(Optional<Action> main, Optional<Action> link) {
        HBox row = new HBox();
        row.getStyleClass().add("state-actions");
        main.ifPresent(action -> row.getChildren().add(button(action, true)));
        link.ifPresent(action -> row.getChildren().add(link(action)));
        return row.getChildren().isEmpty() ? Optional.empty() : Optional.of(row);
    }

    private static Node card(Node mark, String title, String sentence, Optional<Node> actions) {
        VBox card = new VBox(mark);
        card.getStyleClass().add("state-card");
        Label head = new Label(title);
        head.getStyleClass().add("state-title");
        head.setWrapText(true);
        head.setMinHeight(Region.USE_PREF_SIZE);
        card.getChildren().add(head);
        if (!sentence.isEmpty()) {
            card.getChildren().add(new Paragraph(sentence, "state-sentence"));
        }
        actions.ifPresent(card.getChildren()::add);
        card.setMaxWidth(440);
        return card;
    }

    private static Node icon(String literal) {
        StackPane frame = new StackPane(Icons.of(literal));
        frame.getStyleClass().add("state-icon");
        return frame;
    }

    private static Node glyph(Glyph glyph, Tone tone) {
        Node shape = glyph.node(tone);
        shape.setScaleX(1.5);
        shape.setScaleY(1.5);
        StackPane frame = new StackPane(shape);
        frame.getStyleClass().addAll("state-icon", tone.styleClass());
        return frame;
    }

    private static Button button(Action action, boolean primary) {
        Button button = new Button(action.text());
        if (primary) {
            button.getStyleClass().add("accent");
        }
        button.setOnAction(event -> action.run().run());
        return button;
    }
}
