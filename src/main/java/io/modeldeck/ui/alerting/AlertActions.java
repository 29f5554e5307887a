package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Silence;
import io.modeldeck.alert.Usefulness;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.DecisionDialog;
import io.modeldeck.ui.kit.Field;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.ScreenContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.TextField;

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
                    context.undoable(
                            sentence,
                            () -> rows.stream()
                                    .map(row -> unacknowledge(row, ""))
                                    .toList(),
                            () -> acknowledge(rows, ""),
                            changed);
                    changed.run();
                });
    }

    private String unacknowledge(AlertRow row, String comment) {
        Decision decision = context.engine()
                .alerts()
                .unacknowledge(context.actor(), context.now(), row.alert().id(), comment);
        if (decision instanceof Decision.Refused(String reason)) {
            throw new Problem(reason);
        }
        return decision.reason();
    }

    void unacknowledge(AlertRow row) {
        if (!row.alert().acknowledged()) {
            return;
        }
        new DecisionDialog(
                        context,
                        Messages.text("alerts.unacknowledge.title", row.message()),
                        Messages.text("alerts.unacknowledge.consequence"),
                        Messages.text("alerts.unacknowledge"))
                .comment(Messages.text("alerts.comment"), false)
                .show(comment -> unacknowledge(row, comment), sentence -> {
                    context.toasts().show(sentence);
                    changed.run();
                });
    }

    /** Says who looks after it; nobody where the name is left out. */
    void assign(AlertRow row) {
        TextField name = new TextField(
                row.alert().care().assignedTo().orElseGet(() -> context.actor().name()));
        new DecisionDialog(context, Messages.text("alerts.assign.title"), row.message(), Messages.text("alerts.assign"))
                .details(new Field(Messages.text("alerts.assign.to"), name, Messages.text("alerts.assign.hint")))
                .comment(Messages.text("alerts.comment"), false)
                .show(
                        comment -> context.engine()
                                .alerts()
                                .assign(
                                        context.actor(),
                                        context.now(),
                                        row.alert().id(),
                                        Optional.of(name.getText().strip()).filter(text -> !text.isEmpty()),
                                        comment),
                        alert -> changed.run());
    }

    /** Whether it was worth the look: what rules are judged by later. */
    void rate(AlertRow row, Usefulness value) {
        context.tasks()
                .run(
                        Messages.text("alerts.rated"),
                        () -> context.engine()
                                .alerts()
                                .rate(
                                        context.actor(),
                                        context.now(),
                                        row.alert().id(),
                                        value,
                                        ""),
                        alert -> {
                            context.toasts().show(Messages.text("alerts.rated.done"));
                            changed.run();
                        });
    }

    /** Asks how long alerts like this one are to ask for nobody's attention. */
    void silence(AlertRow row) {
        new SilenceDialog(context, Silence.Kind.SILENCE, changed)
                .about(row.alert())
                .show();
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
        if (row.alert().isOfWorkspace()) {
            return;
        }
        new DecisionDialog(
                        context,
                        Messages.text("request.title", row.alert().modelName()),
                        Messages.text("alerts.request.consequence"),
                        Messages.text("request.verb"))
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
