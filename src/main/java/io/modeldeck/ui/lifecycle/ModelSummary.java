package io.modeldeck.ui.lifecycle;

import io.modeldeck.alert.Alert;
import io.modeldeck.registry.ModelNote;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.NextDue;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.store.Digest;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.control.Columns;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.export.Reveal;
import io.modeldeck.ui.kit.mark.ConditionBadge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.mark.StageBadge;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.DueWords;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.FrameworkName;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What one wants to know of a model first: what serves it and how well, what waits for somebody, what people wrote about it. */
final class ModelSummary {

    private static final int MOST_ALERTS = 5;
    private static final int SHORT_HASH = 12;

    private final ScreenContext context;
    private final Columns page = new Columns();
    private final ModelStrip strip;
    private final ModelHead head;
    private final Runnable note;

    /** @param note asks for tags and a note */
    ModelSummary(ScreenContext context, ModelHead head, Runnable note) {
        this.context = context;
        this.head = head;
        this.note = note;
        strip = new ModelStrip(context);
        page.setTop(strip);
    }

    Node node() {
        return page;
    }

    void show(ModelBook book) {
        strip.show(book.standing());
        VBox left = Columns.column();
        VBox right = Columns.column();
        Optional<ModelVersion> production = book.row().production().map(Card::version);
        left.getChildren().add(production(book, production));
        VBox lower = Columns.column();
        production.ifPresent(version -> {
            left.getChildren().add(new Block(Messages.text("board.lineage"), new LineageStrip(context, version)));
            if (!version.isExternal()) {
                lower.getChildren().add(new Block(Messages.text("board.schema"), VersionParts.schema(version)));
            }
        });
        right.getChildren().addAll(waiting(book), note(book), due(book));
        page.show(left, right, lower);
    }

    private Node production(ModelBook book, Optional<ModelVersion> production) {
        if (production.isEmpty()) {
            Hyperlink board = link("model.no-production.board", new Place.Models());
            return new Block(
                    Messages.text("model.serving"), new Paragraph(Messages.text("model.no-production.why")), board);
        }
        ModelVersion version = production.get();
        FactList facts = new FactList()
                .fact(
                        Messages.text("model.version"),
                        version.shortLabel() + " (" + CompareWords.source(version.sourceVersion()) + ")")
                .fact(Messages.text("board.fact.validation"), StageBadge.of(version.validation()))
                .fact(Messages.text("board.fact.framework"), FrameworkName.of(version.framework()));
        version.promotedAt()
                .ifPresent(at -> facts.fact(
                        Messages.text("model.since"),
                        Messages.text(
                                "model.since.value",
                                context.formats().time(at),
                                version.promotedBy().orElse(Formats.NONE))));
        version.artifact()
                .ifPresent(file ->
                        facts.fact(Messages.text("model.file"), hash(file, Formats.bytes(version.artifactSize()))));
        return new Block(Messages.text("model.serving"), facts);
    }

    private Node hash(Digest digest, String size) {
        String hex = digest.hex();
        Label label = new Label(hex.substring(0, SHORT_HASH) + "…");
        label.getStyleClass().add("mono");
        label.setAccessibleText(hex);
        Hyperlink copy = new Hyperlink(Messages.text("board.hash.copy"));
        copy.setOnAction(event -> Clipboards.copy(hex));
        Action reveal = Reveal.action(
                context.tasks(), context.engine().workspace().artifacts().path(digest));
        Hyperlink folder = new Hyperlink(reveal.text());
        folder.setOnAction(event -> reveal.run().run());
        HBox row = new HBox(8, new Label(size), label, copy, folder);
        row.getStyleClass().add("baseline");
        return row;
    }

    private Node waiting(ModelBook book) {
        Block block = new Block(Messages.text("model.waiting"));
        for (Alert alert : book.alerts().stream().limit(MOST_ALERTS).toList()) {
            Hyperlink link = new Hyperlink(Formats.bound(Formats.sentence(DriftNames.plain(alert.message()))));
            link.setWrapText(true);
            link.setOnAction(event -> context.go(new Place.Alerts(OptionalLong.of(alert.id()))));
            block.getChildren()
                    .add(line(SeverityGlyph.glyph(alert.severity()).node(SeverityGlyph.tone(alert.severity())), link));
        }
        if (book.alerts().size() > MOST_ALERTS) {
            block.getChildren()
                    .add(link(
                            "model.alerts.more",
                            Place.Alerts.ofModelAlone(book.model().id()),
                            book.alerts().size() - MOST_ALERTS));
        }
        for (RetrainingRequest request : book.requests()) {
            Hyperlink link = new Hyperlink(Messages.text("model.request", request.id(), Reasons.word(request)));
            link.setWrapText(true);
            link.setOnAction(event -> context.go(new Place.Retraining(OptionalLong.of(request.id()))));
            block.getChildren().add(line(ConditionBadge.of(request.status()), link));
        }
        for (TrainingRun run : book.runs()) {
            Hyperlink link = new Hyperlink(Messages.text("board.run", run.id()));
            link.setOnAction(event -> context.go(new Place.Runs(OptionalLong.of(run.id()))));
            block.getChildren().add(line(ConditionBadge.of(run.status()), link));
        }
        book.frozen()
                .ifPresent(frozen -> block.getChildren()
                        .add(line(
                                Glyph.PAUSED.node(Tone.WARNING),
                                new Paragraph(Messages.text(
                                        "board.frozen",
                                        context.formats().timeWithZone(frozen.until()),
                                        frozen.reason())))));
        if (block.getChildren().size() == 1) {
            block.getChildren().add(line(Glyph.OK.node(Tone.GOOD), new Paragraph(Messages.text("model.waiting.none"))));
        }
        return block;
    }

    private Node due(ModelBook book) {
        if (book.due().isEmpty()) {
            return new Block(Messages.text("model.due"), new Paragraph(Messages.text("model.due.none"), "muted"));
        }
        FactList list = new FactList();
        for (NextDue due : book.due()) {
            list.fact(
                    DueWords.of(due.what()),
                    head.when(due.at()),
                    context.formats().timeWithZone(due.at()));
        }
        return new Block(Messages.text("model.due"), list, link("model.due.all", new Place.Jobs()));
    }

    private Node note(ModelBook book) {
        Block block = new Block(Messages.text("model.note"));
        Optional<ModelNote> written =
                book.note().filter(it -> !it.tags().isEmpty() || !it.note().isEmpty());
        if (written.isEmpty()) {
            block.getChildren().add(new Paragraph(Messages.text("model.note.none"), "muted"));
        }
        written.ifPresent(it -> {
            if (!it.tags().isEmpty()) {
                FlowPane tags = new FlowPane(8, 8);
                it.tags().forEach(tag -> {
                    Label chip = new Label(tag);
                    chip.getStyleClass().addAll("badge", "chip");
                    tags.getChildren().add(chip);
                });
                block.getChildren().add(tags);
            }
            if (!it.note().isEmpty()) {
                block.getChildren().add(new Paragraph(it.note()));
            }
            block.getChildren()
                    .add(new Paragraph(
                            Messages.text(
                                    "model.note.by", it.by(), context.formats().relative(it.at())),
                            "caption"));
        });
        Button edit = new Button(Messages.text(written.isPresent() ? "model.note.edit" : "model.note.write"));
        edit.setOnAction(event -> note.run());
        block.getChildren().add(context.writing().guard(edit));
        return block;
    }

    private static HBox line(Node mark, Node text) {
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(8, mark, text);
        line.getStyleClass().add("row");
        return line;
    }

    private Hyperlink link(String key, Place place, Object... arguments) {
        Hyperlink link = new Hyperlink(Messages.text(key, arguments));
        link.setOnAction(event -> context.go(place));
        return link;
    }
}
