package io.modeldeck.ui.lifecycle;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.HeadLine;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.DueWords;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The head of a model's page: its name, how it stands, what is due next, and the ways to its other screens. */
final class ModelHead extends VBox {

    private final ScreenContext context;
    private final Label name = new Label();
    private final HBox badges = new HBox();
    private final FlowPane buttons = HeadLine.flow(8);
    private final Paragraph line = new Paragraph("", "page-subtitle");

    /** @param card saves the card of the model's version in production */
    ModelHead(ScreenContext context, Runnable card) {
        this.context = context;
        name.getStyleClass().add("page-title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        badges.getStyleClass().add("row");
        Button export = new Button(Messages.text("model.card"));
        export.setMinWidth(USE_PREF_SIZE);
        export.setOnAction(event -> card.run());
        buttons.getChildren().add(export);
        getStyleClass().add("page-titles");
        getChildren().addAll(new HeadLine(HeadLine.flow(12, name, badges), buttons), line);
    }

    void show(ModelBook book) {
        ModelInfo model = book.model();
        name.setText(model.name());
        badges.getChildren().setAll(badges(book));
        Button export = (Button) buttons.getChildren().getFirst();
        export.setDisable(book.row().cards().isEmpty());
        buttons.getChildren()
                .setAll(
                        export,
                        way("section.metrics", new Place.Metrics(model.id())),
                        way("section.drift", new Place.Drift(model.id())),
                        way("section.alerts", Place.Alerts.ofModelAlone(model.id())),
                        way("section.runs", Place.Runs.ofModelAlone(model.id())),
                        way("section.compare", new Place.Compare(model.id())),
                        way("section.models", new Place.Models(OptionalLong.of(model.id()))));
        line.setText(line(book));
    }

    private List<Node> badges(ModelBook book) {
        List<Node> found = new ArrayList<>();
        found.add(book.row()
                .production()
                .map(card -> new Badge(
                        Glyph.PRODUCTION,
                        Messages.text("model.production", card.version().deploymentVersion()),
                        Tone.GOOD))
                .orElseGet(() -> new Badge(Glyph.PENDING, Messages.text("model.no-production"), Tone.NEUTRAL)));
        found.add(book.worst()
                .map(worst -> new Badge(
                        SeverityGlyph.glyph(worst),
                        Messages.text("model.alerts", book.alerts().size()),
                        SeverityGlyph.tone(worst)))
                .orElseGet(() -> new Badge(Glyph.OK, Messages.text("model.alerts", 0), Tone.NEUTRAL)));
        if (book.model().isHistorical(context.formats().now())) {
            found.add(new Badge(Glyph.ARCHIVED, Messages.text("model.historical"), Tone.NEUTRAL));
        }
        return found;
    }

    private String line(ModelBook book) {
        ModelInfo model = book.model();
        List<String> parts = new ArrayList<>();
        parts.add(Messages.text("task." + model.task().word())
                + model.positiveClass()
                        .map(p -> " " + Messages.text("model.positive", p))
                        .orElse(""));
        parts.add(model.oldestEventAt()
                .map(first -> Messages.text(
                        "model.events",
                        context.formats().date(first),
                        context.formats().date(model.newestEventAt().orElse(first))))
                .orElseGet(() -> Messages.text("model.no-events")));
        book.due().stream()
                .findFirst()
                .ifPresent(due -> parts.add(Messages.text("model.next", DueWords.of(due.what()), when(due.at()))));
        return String.join(" · ", parts);
    }

    /** {@code in 12 min}; what should have been done says so. */
    String when(Instant due) {
        return due.isBefore(context.formats().now())
                ? Messages.text("model.due.now")
                : context.formats().relative(due);
    }

    private Button way(String key, Place place) {
        Button button = new Button(Messages.text(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("flat");
        button.setOnAction(event -> context.go(place));
        return button;
    }
}
