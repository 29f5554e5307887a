package io.modeldeck.ui.alerting;

import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.DecisionDialog;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.ScreenContext;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** What a person does about alerts: each opens a dialog that says what follows. */
final class AlertActions {

    private final ScreenContext context;
    private final Runnable changed;

    /** @param changed told after something was done */
    AlertActions(ScreenContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
    }

    void acknowledge(List<AlertRow> wanted) {
        List<AlertRow> rows = wanted.stream().filter(AlertRow::isWaiting).toList();
        if (rows.isEmpty()) {
            return;
        }
        boolean one = rows.size() == 1;
        String title = one
                ? Messages.text("alerts.acknowledge.title", rows.getFirst().message())
                : Messages.text("alerts.acknowledge.titles", rows.size());
        boolean recovered =
                rows.stream().allMatch(row -> row.alert().resolvedAt().isPresent());
        String consequence = Messages.text(recovered ? "alerts.acknowledge.closes" : "alerts.acknowledge.stays");
        new DecisionDialog(context, title, consequence, Messages.text("alerts.acknowledge"))
                .comment(Messages.text("alerts.comment"), false)
                .show(comment -> acknowledge(rows, comment), sentence -> {
                    context.toasts().show(sentence);
                    changed.run();
                });
    }

    private String acknowledge(List<AlertRow> rows, String comment) {
        String sentence = "";
        for (AlertRow row : rows) {
            Decision decision = context.engine()
                    .alerts()
                    .acknowledge(context.actor(), context.now(), row.alert().id(), comment);
            if (decision instanceof Decision.Refused(String reason)) {
                throw new Problem(reason);
            }
            sentence = decision.reason();
        }
        return rows.size() == 1 ? sentence : Messages.text("alerts.acknowledged", rows.size());
    }

    void comment(AlertRow row) {
        new DecisionDialog(
                        context,
                        Messages.text("alerts.comment.title"),
                        row.message(),
                        Messages.text("alerts.comment.add"))
                .comment(Messages.text("alerts.comment"), true)
                .show(
                        comment -> {
                            context.engine()
                                    .alerts()
                                    .comment(
                                            context.actor(),
                                            context.now(),
                                            row.alert().id(),
                                            comment);
                            return comment;
                        },
                        done -> changed.run());
    }

    void requestRetraining(AlertRow row) {
        if (row.requestId().isPresent()) {
            context.go(new Place.Retraining(row.requestId()));
            return;
        }
        new DecisionDialog(
                        context,
                        Messages.text("alerts.request.title", row.alert().modelName()),
                        Messages.text("alerts.request.consequence"),
                        Messages.text("alerts.request"))
                .comment(Messages.text("alerts.request.why"), true)
                .show(
                        comment -> {
                            Instant at = context.engine()
                                    .registry()
                                    .requireModel(row.alert().modelId())
                                    .present(context.now());
                            return context.engine().retraining().createFor(context.actor(), at, row.alert(), comment);
                        },
                        request -> {
                            context.toasts()
                                    .show(
                                            Messages.text("alerts.requested", request.id()),
                                            new Action(
                                                    Messages.text("alerts.open"),
                                                    () -> context.go(
                                                            new Place.Retraining(OptionalLong.of(request.id())))));
                            changed.run();
                        });
    }
}
