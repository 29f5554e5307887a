package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.Aliases;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageChange;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.retraining.Lineage;
import io.modeldeck.store.Digest;
import io.modeldeck.ui.kit.Block;
import io.modeldeck.ui.kit.Clipboards;
import io.modeldeck.ui.kit.FactList;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.Icons;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.StageBadge;
import io.modeldeck.ui.kit.Timeline;
import io.modeldeck.ui.kit.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Beside the board: all about one version, or the history of one model. */
final class VersionPanel extends VBox {

    private final ScreenContext context;
    private final VBox body = new VBox();
    private final Label title = new Label();
    private long shown;

    VersionPanel(ScreenContext context, Runnable close) {
        this.context = context;
        getStyleClass().add("side-panel");
        title.getStyleClass().add("heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, Icons.button("fth-x", Messages.text("board.close"), close));
        head.getStyleClass().add("row");
        body.getStyleClass().add("detail");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /** Every stage change of a model. */
    void showHistory(Board.Row row) {
        title.setText(Messages.text("board.history.of", row.model().name()));
        Timeline timeline = new Timeline(context.formats());
        timeline.setEntries(row.history().stream().map(VersionPanel::entry).toList());
        body.getChildren().setAll(then(row), timeline);
    }

    /** What was in production at the end of a day. */
    private Node then(Board.Row row) {
        DatePicker day = new DatePicker();
        Label label = new Label(Messages.text("board.then"));
        label.setLabelFor(day);
        Paragraph answer = new Paragraph("", "muted");
        day.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                answer.setText(then(
                        row,
                        now.plusDays(1).atStartOfDay(context.formats().zone()).toInstant()));
            }
        });
        VBox box = new VBox(4, label, day, answer);
        box.getStyleClass().add("field");
        return box;
    }

    private String then(Board.Row row, Instant before) {
        return row.history().stream()
                .filter(change -> change.to() == Stage.PRODUCTION && change.at().isBefore(before))
                .filter(change ->
                        change.until().filter(until -> until.isBefore(before)).isEmpty())
                .findFirst()
                .map(change -> Messages.text(
                        "board.then.was",
                        "v" + change.deploymentVersion(),
                        context.formats().timeWithZone(change.at()),
                        change.by(),
                        change.comment()))
                .orElse(Messages.text("board.then.nothing"));
    }

    static Timeline.Entry entry(StageChange change) {
        String version = "v" + change.deploymentVersion();
        String stage = StageBadge.of(change.to()).getText();
        String what = switch (change.kind()) {
            case CREATED -> Messages.text("board.step.created", version, stage);
            case PROMOTION -> Messages.text("board.step.promoted", version, stage);
            case REPLACEMENT -> Messages.text("board.step.replaced", version);
            case ROLLBACK ->
                change.to() == Stage.PRODUCTION
                        ? Messages.text("board.step.back", version)
                        : Messages.text("board.step.rolled", version);
            case WITHDRAWAL -> Messages.text("board.step.archived", version);
        };
        Glyph glyph = switch (change.to()) {
            case CANDIDATE -> Glyph.PENDING;
            case STAGING -> Glyph.STAGING;
            case PRODUCTION -> Glyph.PRODUCTION;
            case ARCHIVED -> Glyph.ARCHIVED;
        };
        Tone tone =
                change.to() == Stage.PRODUCTION ? Tone.GOOD : change.to() == Stage.STAGING ? Tone.ACCENT : Tone.NEUTRAL;
        String by = change.simulated() ? Messages.text("retraining.simulated", change.by()) : change.by();
        return new Timeline.Entry(change.at(), by, what, Optional.of(change.comment()), glyph, tone);
    }

    void show(Board.Row row, Card card, BoardActions actions) {
        ModelVersion version = card.version();
        shown = version.id();
        title.setText(version.shortLabel());
        FactList facts = new FactList()
                .fact(Messages.text("board.fact.stage"), StageBadge.of(version.stage()))
                .fact(Messages.text("board.fact.validation"), StageBadge.of(version.validation()))
                .fact(Messages.text("board.fact.source"), version.sourceVersion())
                .fact(Messages.text("board.fact.task"), row.model().task().word());
        row.model().positiveClass().ifPresent(p -> facts.fact(Messages.text("board.fact.positive"), p));
        facts.fact(Messages.text("board.fact.framework"), version.framework());
        facts.fact(Messages.text("board.fact.created"), context.formats().time(version.createdAt()));
        card.parent()
                .ifPresent(parent -> facts.fact(Messages.text("board.fact.parent"), "v" + parent.deploymentVersion()));
        names(card, actions).ifPresent(names -> facts.fact(Messages.text("board.fact.names"), names));
        body.getChildren().setAll(facts, lineage(version));
        String verdict = RunReport.of(version.validationDetail()).verdict();
        if (!verdict.isBlank()) {
            body.getChildren().add(new Block(Messages.text("board.fact.validation"), new Paragraph(verdict)));
            Judgement judgement = Judgement.of(version.validationDetail());
            JudgementViews.comparison(judgement).ifPresent(body.getChildren()::add);
            body.getChildren().addAll(JudgementViews.blocks(judgement));
        }
        if (!version.isExternal()) {
            body.getChildren().add(new Block(Messages.text("board.schema"), schema(version)));
            version.artifact()
                    .ifPresent(digest -> body.getChildren()
                            .add(new Block(Messages.text("board.file"), file(digest, version.artifactSize()))));
        } else {
            body.getChildren().add(new Paragraph(Messages.text("board.external"), "muted"));
        }
        if (!version.metadata().isEmpty()) {
            body.getChildren()
                    .add(new Block(
                            Messages.text("board.metadata"), new Paragraph(Json.pretty(version.metadata()), "mono")));
        }
        FlowPane buttons = new FlowPane(8, 8);
        Button name = new Button(Messages.text("board.alias"));
        name.setOnAction(event -> actions.name(version));
        buttons.getChildren().add(name);
        if (card.mayGo(Stage.ARCHIVED) && version.stage() != Stage.ARCHIVED) {
            Button button = new Button(Messages.text("board.archive"));
            button.setOnAction(event -> actions.archive(version));
            buttons.getChildren().add(button);
        }
        // Whether something speaks of it is looked at when it is wished; what was in production never goes.
        if (version.promotedAt().isEmpty()) {
            Button delete = new Button(Messages.text("board.delete"));
            delete.setOnAction(event -> actions.delete(version));
            buttons.getChildren().add(delete);
        }
        body.getChildren().add(buttons);
    }

    private static Optional<Node> names(Card card, BoardActions actions) {
        if (card.names().isEmpty()) {
            return Optional.empty();
        }
        FlowPane names = new FlowPane(8, 4);
        for (String name : card.names()) {
            if (name.equals(Aliases.CHAMPION)) {
                names.getChildren().add(new Label(name));
            } else {
                Hyperlink link = new Hyperlink(name + " ×");
                link.setAccessibleText(Messages.text("board.unalias.title", name));
                link.setOnAction(event -> actions.unname(card.version(), name));
                names.getChildren().add(link);
            }
        }
        return Optional.of(names);
    }

    /** Where it comes from and what followed it, read while the rest shows already. */
    private Node lineage(ModelVersion version) {
        FlowPane links = new FlowPane(12, 4);
        Block block = new Block(Messages.text("board.lineage"), links);
        context.tasks()
                .run(
                        Messages.text("board.lineage"),
                        () -> context.engine().retraining().lineage().ofVersion(version.id()),
                        chain -> {
                            if (shown == version.id()) {
                                links.getChildren().setAll(links(chain));
                            }
                        });
        return block;
    }

    private List<Node> links(Lineage.Chain chain) {
        List<Node> links = new ArrayList<>();
        chain.alert()
                .ifPresent(alert -> links.add(link(
                        Messages.text("retraining.alert", alert.id()), new Place.Alerts(OptionalLong.of(alert.id())))));
        chain.request()
                .ifPresent(request -> links.add(link(
                        Messages.text("runs.request", request.id()),
                        new Place.Retraining(OptionalLong.of(request.id())))));
        chain.run()
                .ifPresent(run -> links.add(
                        link(Messages.text("board.run", run.id()), new Place.Runs(OptionalLong.of(run.id())))));
        chain.version().ifPresent(version -> links.add(new Label("v" + version.deploymentVersion())));
        List<Node> way = new ArrayList<>();
        for (Node link : links) {
            if (!way.isEmpty()) {
                way.add(new Label("→"));
            }
            way.add(link);
        }
        if (!chain.parents().isEmpty()) {
            way.add(new Label(Messages.text("board.lineage.parents", numbers(chain.parents()))));
        }
        if (!chain.children().isEmpty()) {
            way.add(new Label(Messages.text("board.lineage.children", numbers(chain.children()))));
        }
        return way;
    }

    private static String numbers(List<ModelVersion> versions) {
        return versions.stream()
                .map(version -> "v" + version.deploymentVersion())
                .collect(Collectors.joining(", "));
    }

    private Hyperlink link(String text, Place place) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(event -> context.go(place));
        return link;
    }

    private static Node schema(ModelVersion version) {
        FactList list = new FactList()
                .fact(Messages.text("board.inputs"), words(version.inputs()))
                .fact(Messages.text("board.outputs"), words(version.outputs()));
        if (!version.mapping().isEmpty()) {
            list.fact(
                    Messages.text("board.mapping"),
                    version.mapping().bindings().stream()
                            .map(binding -> binding.input() + " ← " + String.join(", ", binding.columns()))
                            .collect(Collectors.joining("\n")));
        }
        if (!version.classes().isEmpty()) {
            list.fact(Messages.text("board.classes"), String.join(", ", version.classes()));
        }
        return list;
    }

    private static String words(List<TensorSpec> tensors) {
        return tensors.stream().map(TensorSpec::words).collect(Collectors.joining("\n"));
    }

    private static Node file(Digest digest, long size) {
        Label hash = new Paragraph(digest.hex(), "mono");
        HBox.setHgrow(hash, Priority.ALWAYS);
        HBox row = new HBox(
                hash, Icons.button("fth-copy", Messages.text("board.hash.copy"), () -> Clipboards.copy(digest.hex())));
        row.getStyleClass().add("row");
        return new VBox(4, row, new Paragraph(Messages.text("board.size", Formats.bytes(size)), "caption"));
    }
}
