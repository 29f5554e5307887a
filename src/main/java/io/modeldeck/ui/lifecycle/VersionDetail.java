package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.Aliases;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.Reports;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.export.PaperRequest;
import io.modeldeck.ui.kit.mark.StageBadge;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.FrameworkName;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** All about one version: what it is, where it comes from, what was found of it, and what can be done with it. */
final class VersionDetail extends VBox {

    private final ScreenContext context;

    VersionDetail(ScreenContext context) {
        this.context = context;
        getStyleClass().add("detail");
    }

    void show(Board.Row row, Card card, BoardActions actions) {
        ModelVersion version = card.version();
        getChildren()
                .setAll(
                        facts(row, card, actions),
                        buttons(row, card, actions),
                        new Block(Messages.text("board.lineage"), new LineageStrip(context, version)));
        judgement(version);
        if (!version.isExternal() && !version.framework().equals(ModelVersion.OLLAMA)) {
            getChildren().add(new Block(Messages.text("board.served"), new ServedBlock(context, version)));
        }
        if (version.isExternal()) {
            getChildren().add(new Paragraph(Messages.text("board.external"), "muted"));
        } else {
            getChildren().add(new Block(Messages.text("board.schema"), VersionParts.schema(version)));
            version.artifact()
                    .ifPresent(digest -> getChildren()
                            .add(new Block(
                                    Messages.text("board.file"),
                                    VersionParts.file(context, digest, version.artifactSize()))));
        }
        if (!version.metadata().isEmpty()) {
            getChildren()
                    .add(new Block(
                            Messages.text("board.metadata"), new Paragraph(Json.pretty(version.metadata()), "mono")));
        }
    }

    private void judgement(ModelVersion version) {
        String verdict = RunReport.of(version.validationDetail()).verdict();
        if (verdict.isBlank()) {
            return;
        }
        Judgement judgement = Judgement.of(version.validationDetail());
        getChildren().add(new Block(Messages.text("board.fact.validation"), new Paragraph(verdict)));
        JudgementViews.comparison(judgement).ifPresent(getChildren()::add);
        getChildren().addAll(JudgementViews.blocks(judgement));
    }

    private FactList facts(Board.Row row, Card card, BoardActions actions) {
        ModelVersion version = card.version();
        FactList facts = new FactList()
                .fact(Messages.text("board.fact.stage"), StageBadge.of(version.stage()))
                .fact(Messages.text("board.fact.validation"), StageBadge.of(version.validation()))
                .fact(Messages.text("board.fact.source"), CompareWords.source(version.sourceVersion()))
                .fact(
                        Messages.text("board.fact.task"),
                        Messages.text("task." + row.model().task().word()));
        row.model().positiveClass().ifPresent(p -> facts.fact(Messages.text("board.fact.positive"), p));
        facts.fact(Messages.text("board.fact.framework"), FrameworkName.of(version.framework()));
        facts.fact(Messages.text("board.fact.created"), context.formats().time(version.createdAt()));
        card.parent()
                .ifPresent(parent -> facts.fact(Messages.text("board.fact.parent"), "v" + parent.deploymentVersion()));
        names(card, actions).ifPresent(names -> facts.fact(Messages.text("board.fact.names"), names));
        return facts;
    }

    private Optional<Node> names(Card card, BoardActions actions) {
        if (card.names().isEmpty()) {
            return Optional.empty();
        }
        FlowPane names = new FlowPane(8, 4);
        for (String name : card.names()) {
            if (name.equals(Aliases.CHAMPION)) {
                names.getChildren().add(new Label(name));
            } else {
                Hyperlink link = context.writing().guard(new Hyperlink(name + " ×"));
                link.setAccessibleText(Messages.text("board.unalias.title", name));
                link.setOnAction(event -> actions.unname(card.version(), name));
                names.getChildren().add(link);
            }
        }
        return Optional.of(names);
    }

    private FlowPane buttons(Board.Row row, Card card, BoardActions actions) {
        ModelVersion version = card.version();
        FlowPane buttons = new FlowPane(8, 8);
        if (version.stage() != Stage.ARCHIVED && !version.isExternal() && !version.readsText()) {
            add(
                    buttons,
                    "board.shadow",
                    () -> context.go(new Place.Shadow(version.modelId(), OptionalLong.of(version.id()))));
        }
        if (row.cards().size() > 1) {
            add(buttons, "runs.compare", () -> context.go(compared(row, version)));
        }
        add(buttons, "model.card", () -> card(row, version));
        if (RecentValidation.isPossible(version)) {
            writing(buttons, "board.validate", () -> actions.validate(version));
        }
        writing(buttons, "board.alias", () -> actions.name(version));
        if (card.mayGo(Stage.ARCHIVED) && version.stage() != Stage.ARCHIVED) {
            writing(buttons, "board.archive", () -> actions.archive(version));
        }
        // Whether something speaks of it is looked at when it is wished; what was in production never goes.
        if (version.promotedAt().isEmpty()) {
            writing(buttons, "board.delete", () -> actions.delete(version));
        }
        return buttons;
    }

    /** Held against what is in production; the one in production against the usual others. */
    private static Place compared(Board.Row row, ModelVersion version) {
        return row.production()
                .map(Card::version)
                .filter(present -> present.id() != version.id())
                .map(present -> new Place.Compare(
                        version.modelId(),
                        List.of("v" + present.deploymentVersion(), "v" + version.deploymentVersion())))
                .orElseGet(() -> new Place.Compare(version.modelId()));
    }

    /** Saves the card of the version, with its figures in the range that is looked at. */
    private void card(Board.Row row, ModelVersion version) {
        TimeRange range = context.selection().rangeOf(row.model());
        fireEvent(PaperRequest.of(
                "card-" + version.modelName() + "-v" + version.deploymentVersion(),
                () -> new Reports(context.engine(), context.formats().zone()).card(row.model(), version, range)));
    }

    private void writing(FlowPane buttons, String key, Runnable action) {
        context.writing().guard(add(buttons, key, action));
    }

    private static Button add(FlowPane buttons, String key, Runnable action) {
        Button button = new Button(Messages.text(key));
        button.setOnAction(event -> action.run());
        buttons.getChildren().add(button);
        return button;
    }
}
