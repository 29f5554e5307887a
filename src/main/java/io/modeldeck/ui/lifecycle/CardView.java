package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Stage;
import io.modeldeck.registry.Aliases;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Validation;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.command.KeyOwner;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.StageBadge;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Who;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The card of a version: what it is, how good it is, how it does, what can be done with it. Takes the focus, so that keys can lift it. */
final class CardView extends VBox implements KeyOwner {

    static final PseudoClass LIFTED = PseudoClass.getPseudoClass("lifted");

    private final transient ScreenContext context;
    private final transient Card card;

    /** Keeps a name and its number on one line. */
    private static final char NBSP = '\u00a0';

    /** What the buttons of a card do. */
    interface Deeds {
        void move(Card card, Stage target);

        void rollBack(Card card);

        void details(Card card);
    }

    @Override
    public KeyScope ownKeys() {
        return new KeyScope(
                Messages.text("board.keys"),
                List.of(
                        key("Enter", "board.key.lift"),
                        key("Space", "board.key.lift"),
                        key("Left", "board.key.left"),
                        key("Right", "board.key.right"),
                        key("Esc", "board.key.cancel")));
    }

    private KeyCommand key(String keys, String text) {
        return KeyCommand.pressedAt(this, keys, Messages.text(text));
    }

    CardView(ScreenContext context, Card card, Deeds deeds) {
        this.context = context;
        this.card = card;
        ModelVersion version = card.version();
        // a dialog that was opened from here finds the card of the same version, whatever was read anew meanwhile
        setId("version-" + version.id());
        getStyleClass().addAll("board-card", "stage-" + version.stage().word());
        setFocusTraversable(true);
        setMinWidth(0);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(Messages.text(
                "board.card",
                version.shortLabel(),
                StageBadge.of(version.stage()).getText()));
        setAccessibleHelp(Messages.text("board.card.help"));
        getChildren().addAll(head(deeds), validation());
        names().ifPresent(getChildren()::add);
        quality().ifPresent(getChildren()::add);
        // the half hour after a promotion says more than the same figures alone
        card.watch()
                .<Node>map(watch -> new WatchBlock(context, watch, card.parent()))
                .or(() -> card.live().map(live -> new LiveBlock(context, version.modelId(), live)))
                .ifPresent(getChildren()::add);
        getChildren().add(whence());
        button(deeds).ifPresent(getChildren()::add);
    }

    Card card() {
        return card;
    }

    /** In a narrow column on two lines: cut short it says nothing, and on one it sticks out of the card. */
    private Node validation() {
        Badge badge = StageBadge.of(card.version().validation());
        badge.setWrapText(true);
        badge.setMinWidth(0);
        badge.setMinHeight(Region.USE_PREF_SIZE);
        return badge;
    }

    private Node head(Deeds deeds) {
        ModelVersion version = card.version();
        Label name = new Label("v" + version.deploymentVersion());
        name.getStyleClass().add("card-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        String origin = CompareWords.source(version.sourceVersion());
        Label source = new Label(origin);
        source.getStyleClass().add("caption");
        HoverText.of(source, Messages.text("board.source", origin));
        source.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(source, Priority.ALWAYS);
        Button info = Icons.button(
                "fth-info", Messages.text("board.details", version.shortLabel()), () -> deeds.details(card));
        HBox head = new HBox(name, source, info);
        head.getStyleClass().add("row");
        return head;
    }

    /** Its aliases besides the champion's, whose column says it. */
    private Optional<Node> names() {
        String names = card.names().stream()
                .filter(name -> !name.equals(Aliases.CHAMPION))
                .collect(Collectors.joining(" · "));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Label label = new Label(Messages.text("board.aliases", names));
        label.getStyleClass().add("card-alias");
        HoverText.of(label, Messages.text("board.aliases.tip", names));
        return Optional.of(label);
    }

    /** The main measure of its validation, against the champion of then. */
    private Optional<Node> quality() {
        RunReport report = RunReport.of(card.version().validationDetail());
        Optional<Map.Entry<String, Double>> main = RunMetrics.main(report.candidate());
        return main.map(measure -> {
            Label figure = new Paragraph(
                    RunMetrics.label(measure.getKey()) + " " + RunMetrics.value(measure.getKey(), measure.getValue()));
            // another version is measured on other rows: its figure here is not the one on its own card
            Double champion = report.champion().get(measure.getKey());
            String where = champion == null
                    ? Messages.text("board.held-out")
                    : Messages.text(
                            "board.held-out.against",
                            report.championVersion(),
                            RunMetrics.value(measure.getKey(), champion).replace(' ', NBSP));
            VBox lines = new VBox(figure, paragraph(where));
            if (card.version().validation() == Validation.FAILED) {
                lines.getChildren().add(paragraph(report.verdict()));
            }
            HoverText.of(lines, report.verdict());
            return lines;
        });
    }

    private static Label paragraph(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("caption");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Node whence() {
        VBox line = new VBox();
        line.setMinWidth(0);
        card.here().ifPresent(change -> {
            Label label = paragraph(
                    Messages.text("board.since", context.formats().relative(change.at()), Who.did(change.by())));
            HoverText.of(
                    label,
                    context.formats().timeWithZone(change.at())
                            + (change.comment().isBlank() ? "" : "\n" + Who.wrote(change.by(), change.comment())));
            line.getChildren().add(label);
        });
        if (card.version().trainingRunId().isPresent()) {
            Hyperlink link = new Hyperlink(
                    Messages.text("board.run", card.version().trainingRunId().getAsLong()));
            link.getStyleClass().add("caption-link");
            link.setOnAction(event -> context.go(new Place.Runs(card.version().trainingRunId())));
            line.getChildren().add(link);
        }
        return line;
    }

    private Optional<Node> button(Deeds deeds) {
        if (card.live().isPresent()) {
            return card.parent().map(parent -> {
                Button back = new Button(Messages.text("board.rollback", "v" + parent.deploymentVersion()));
                back.setOnAction(event -> deeds.rollBack(card));
                return wide(context.writing().guard(back));
            });
        }
        return card.next().map(target -> {
            Button promote =
                    new Button(Messages.text(target == Stage.STAGING ? "board.to-staging" : "board.to-production"));
            if (target == Stage.PRODUCTION && card.frozen().isEmpty()) {
                promote.getStyleClass().add("accent");
            }
            card.frozen()
                    .ifPresent(frozen -> HoverText.of(
                            promote,
                            Messages.text(
                                    "board.frozen", context.formats().timeWithZone(frozen.until()), frozen.reason())));
            promote.setOnAction(event -> deeds.move(card, target));
            return wide(context.writing().guard(promote));
        });
    }

    private static Button wide(Button button) {
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        button.setMinHeight(Button.USE_PREF_SIZE);
        return button;
    }
}
