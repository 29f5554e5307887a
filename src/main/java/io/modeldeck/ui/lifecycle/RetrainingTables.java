package io.modeldeck.ui.lifecycle;

import io.modeldeck.retraining.PolicyDecision;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.ui.kit.control.TwoLines;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.ConditionBadge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;

/** The tables of the queue: requests, and what the policy said. */
final class RetrainingTables {

    private final ScreenContext context;
    private final Supplier<RetrainingQueue> queue;

    /** @param queue as it was read last */
    RetrainingTables(ScreenContext context, Supplier<RetrainingQueue> queue) {
        this.context = context;
        this.queue = queue;
    }

    DataTable<RetrainingRequest> requests() {
        DataTable<RetrainingRequest> requests = new DataTable<RetrainingRequest>(
                        Messages.text("retraining.table"), RetrainingRequest::id)
                .filterable()
                .linked(request -> Optional.of(new Place.Retraining(OptionalLong.of(request.id()))));
        requests.getStyleClass().add("message-rows");
        TableColumn<RetrainingRequest, RetrainingRequest> what = requests.node(
                Messages.text("retraining.request"),
                request -> request.modelName() + ": " + Reasons.sentence(request),
                ReasonChips::new);
        what.setPrefWidth(190);
        TableColumn<RetrainingRequest, RetrainingRequest> when = requests.node(
                Messages.text("retraining.when"),
                request -> context.formats().timeWithZone(request.requestedAt()),
                Comparator.comparing(RetrainingRequest::requestedAt),
                request -> new TwoLines(
                        context.formats().relative(request.requestedAt()),
                        Messages.text(
                                        "retraining.checks.short",
                                        queue.get().checks(request).size()
                                                - Reasons.failed(queue.get().checks(request)),
                                        queue.get().checks(request).size())
                                + queue.get()
                                        .estimate(request)
                                        .map(time ->
                                                "\n" + Messages.text("retraining.estimate", Formats.took(time.about())))
                                        .orElse("")));
        when.setMinWidth(104);
        when.setMaxWidth(112);
        requests.text(Messages.text("retraining.by"), RetrainingRequest::requestedBy)
                .setVisible(false);
        requests.node(
                        Messages.text("retraining.state"),
                        request -> request.status().word(),
                        request -> ConditionBadge.of(request.status()))
                .setVisible(false);
        return requests;
    }

    DataTable<PolicyDecision> decisions() {
        DataTable<PolicyDecision> decisions = new DataTable<PolicyDecision>(
                        Messages.text("retraining.policy"), d -> d.modelId() + " " + d.at() + " " + d.reason())
                .filterable();
        decisions
                .time(Messages.text("retraining.when"), d -> Optional.of(d.at()), context.formats())
                .setMaxWidth(130);
        decisions
                .text(
                        Messages.text("retraining.model"),
                        d -> queue.get().models().getOrDefault(d.modelId(), ""))
                .setMaxWidth(220);
        TableColumn<PolicyDecision, PolicyDecision> said = decisions.node(
                Messages.text("retraining.policy.said"),
                d -> Messages.text(d.accepted() ? "retraining.policy.raised" : "retraining.policy.refused"),
                d -> d.accepted()
                        ? new Badge(Glyph.OK, Messages.text("retraining.policy.raised"), Tone.GOOD)
                        : new Badge(Glyph.PAUSED, Messages.text("retraining.policy.refused"), Tone.NEUTRAL));
        said.setMinWidth(130);
        said.setMaxWidth(130);
        decisions
                .text(
                        Messages.text("retraining.policy.trigger"),
                        d -> d.trigger().map(Reasons::word).orElse(""))
                .setPrefWidth(180);
        decisions
                .text(Messages.text("retraining.policy.reason"), decision -> Said.of(decision.reason()))
                .setPrefWidth(400);
        decisions.setOnOpen(d -> place(d).ifPresent(context::go));
        return decisions;
    }

    /** To the request that the policy raised, else to the alert that it answered. */
    private static Optional<Place> place(PolicyDecision decision) {
        return decision.requestId().isPresent()
                ? Optional.of(new Place.Retraining(decision.requestId()))
                : Optional.of(decision.alertId())
                        .filter(OptionalLong::isPresent)
                        .map(Place.Alerts::new);
    }

    /** Where a decision of the policy leads to. */
    List<Node> answers(PolicyDecision decision) {
        return place(decision).stream()
                .<Node>map(place -> {
                    Button open = new Button(Messages.text(
                            decision.requestId().isPresent()
                                    ? "retraining.policy.request"
                                    : "retraining.policy.alert"));
                    open.setOnAction(event -> context.go(place));
                    return open;
                })
                .toList();
    }
}
