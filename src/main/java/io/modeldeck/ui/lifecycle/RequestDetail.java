package io.modeldeck.ui.lifecycle;

import io.modeldeck.report.Reports;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.Timeline;
import io.modeldeck.ui.kit.export.PaperRequest;
import io.modeldeck.ui.kit.mark.ConditionBadge;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Who;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A request as a reviewer reads it: why, checks, evidence, what will happen; the decision stays in view below. */
final class RequestDetail extends BorderPane {

    private static final double LITTLE_HEIGHT = 520;

    private final ScreenContext context;
    private final DecisionBox decision;
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private final RequestEvidenceTabs tabs;
    private long shown;

    RequestDetail(ScreenContext context, DecisionBox decision) {
        this.context = context;
        this.decision = decision;
        tabs = new RequestEvidenceTabs(context);
        body.getStyleClass().add("detail");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        setCenter(scroll);
        // where what is read begins and ends
        BorderPane.setMargin(decision, new Insets(8, 12, 0, 4));
        heightProperty().addListener(observable -> decision.setLow(getHeight() < LITTLE_HEIGHT));
    }

    void show(RequestFacts facts) {
        RetrainingRequest request = facts.request();
        boolean same = shown == request.id();
        shown = request.id();
        if (!same) {
            // another one is read from its beginning
            scroll.setVvalue(0);
        }
        body.getChildren().setAll(head(facts));
        failure(request).ifPresent(body.getChildren()::add);
        if (request.isDecidable()) {
            facts.frozen()
                    .map(freeze -> RunViews.strip(
                            Messages.text(
                                    "retraining.frozen",
                                    context.formats().timeWithZone(freeze.until()),
                                    freeze.reason()),
                            Tone.WARNING))
                    .ifPresent(body.getChildren()::add);
        }
        RequestWords.overridden(request).ifPresent(body.getChildren()::add);
        body.getChildren().add(RequestWords.checks(facts));
        RequestWords.moved(facts).ifPresent(body.getChildren()::add);
        body.getChildren()
                .addAll(
                        new Block(Messages.text("retraining.evidence", evidenceTime(facts)), tabs),
                        RequestPlan.of(facts));
        tabs.show(facts, same);
        Timeline timeline = new Timeline(context.formats());
        timeline.setEntries(facts.timeline());
        body.getChildren().add(new Block(Messages.text("retraining.timeline"), timeline));
        decision.show(facts);
        setBottom(request.isDecidable() ? decision : null);
    }

    private String evidenceTime(RequestFacts facts) {
        return facts.evidence().at().map(at -> context.formats().time(at)).orElse(Formats.NONE);
    }

    private Node head(RequestFacts facts) {
        RetrainingRequest request = facts.request();
        FlowPane links = new FlowPane(16, 4);
        links.getChildren()
                .add(new Label(Messages.text(
                        "retraining.requested",
                        context.formats().relative(request.requestedAt()),
                        Who.did(request.requestedBy()))));
        request.alertId()
                .ifPresent(id -> links.getChildren()
                        .add(link(Messages.text("retraining.alert", id), new Place.Alerts(OptionalLong.of(id)))));
        Hyperlink save = new Hyperlink(Messages.text("retraining.save"));
        save.setOnAction(event -> save(request.id()));
        links.getChildren().add(save);
        Label number = new Label(Messages.text("runs.request", request.id()));
        number.getStyleClass().add("caption");
        HBox badges = new HBox(ConditionBadge.of(request.status()), number);
        badges.getStyleClass().add("row");
        facts.run().ifPresent(run -> {
            badges.getChildren()
                    .addAll(
                            link(Messages.text("retraining.run", run.id()), new Place.Runs(OptionalLong.of(run.id()))),
                            ConditionBadge.of(run.status()));
            RunViews.verdict(run).ifPresent(badges.getChildren()::add);
        });
        String title = request.status() == RequestStatus.PENDING_APPROVAL ? "retraining.ask" : "retraining.asked";
        VBox head = new VBox(
                badges,
                new Paragraph(Messages.text(title, facts.subject()), "detail-title"),
                new Paragraph(Reasons.sentence(request)),
                links);
        head.getStyleClass().add("column");
        return head;
    }

    /** The record of the decision, to be handed on. */
    private void save(long id) {
        Reports reports = new Reports(context.engine(), context.formats().zone());
        fireEvent(PaperRequest.of("request-" + id, () -> reports.decision(id)));
    }

    private Hyperlink link(String text, Place place) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(event -> context.go(place));
        return link;
    }

    private Optional<Node> failure(RetrainingRequest request) {
        return request.details().get("failure") instanceof String failure && !failure.isBlank()
                ? Optional.of(RunViews.strip(Messages.text("retraining.failed-before", failure), Tone.DANGER))
                : Optional.empty();
    }
}
