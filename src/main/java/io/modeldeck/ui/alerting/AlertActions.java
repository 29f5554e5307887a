package io.modeldeck.ui.alerting;

import io.modeldeck.alert.InboxGroups;
import io.modeldeck.alert.Silence;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a person does about alerts: each opens a dialog that says what follows. */
final class AlertActions {

    private final ScreenContext context;
    private final Runnable changed;

    private final AlertCare care;
    private final RuleDeeds rule;

    /** @param changed told after something was done */
    AlertActions(ScreenContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
        care = new AlertCare(context, changed);
        rule = new RuleDeeds(context, changed);
    }

    /** Comments, names and ratings. */
    AlertCare care() {
        return care;
    }

    /** What can be done about its rule. */
    RuleDeeds rule() {
        return rule;
    }

    void acknowledge(AlertRow row) {
        acknowledge(Chosen.of(row));
    }

    void acknowledge(Chosen chosen) {
        List<AlertRow> rows =
                chosen.alerts().stream().filter(AlertRow::isWaiting).toList();
        if (chosen.waiting() == 0) {
            return;
        }
        if (chosen.waiting() == 1 && rows.size() == 1) {
            acknowledgeOne(rows.getFirst());
            return;
        }
        String many = Formats.count(chosen.waiting());
        boolean recovered = chosen.groups().isEmpty()
                && rows.stream().allMatch(row -> row.alert().resolvedAt().isPresent());
        new DecisionDialog(
                        context,
                        Messages.text("alerts.acknowledge.titles", many),
                        Messages.text(recovered ? "alerts.acknowledge.close" : "alerts.acknowledge.stay"),
                        Messages.text("alerts.acknowledge.many", many))
                .comment(Messages.text("alerts.comment"), false)
                .show(
                        comment -> groups().acknowledge(
                                        context.actor(), context.now(), chosen.unseen(context.engine()), comment),
                        done -> {
                            context.undoable(
                                    Messages.text("alerts.acknowledged", Formats.count(done.size())),
                                    () -> groups().unacknowledge(context.actor(), context.now(), done, ""),
                                    () -> groups().acknowledge(context.actor(), context.now(), done, ""),
                                    changed);
                            changed.run();
                        });
    }

    private InboxGroups groups() {
        return context.engine().alerts().groups();
    }

    private void acknowledgeOne(AlertRow row) {
        new DecisionDialog(
                        context,
                        Messages.text("alerts.acknowledge.title", row.message()),
                        Messages.text(
                                row.alert().resolvedAt().isPresent()
                                        ? "alerts.acknowledge.closes"
                                        : "alerts.acknowledge.stays"),
                        Messages.text("alerts.acknowledge"))
                .comment(Messages.text("alerts.comment"), false)
                .show(comment -> acknowledge(row, comment), sentence -> {
                    context.undoable(sentence, () -> unacknowledge(row, ""), () -> acknowledge(row, ""), changed);
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
                    context.undoable(sentence, () -> acknowledge(row, ""), () -> unacknowledge(row, ""), changed);
                    changed.run();
                });
    }

    /** Of several: of each where that is possible, and what stays as it is is counted. */
    void unacknowledge(Chosen chosen) {
        Optional<AlertRow> one = chosen.one();
        if (one.isPresent()) {
            unacknowledge(one.get());
            return;
        }
        if (chosen.seen() == 0) {
            return;
        }
        String many = Formats.count(chosen.seen());
        new DecisionDialog(
                        context,
                        Messages.text("alerts.unacknowledge.titles", many),
                        Messages.text("alerts.unacknowledge.each"),
                        Messages.text("alerts.unacknowledge.verb", many))
                .comment(Messages.text("alerts.comment"), false)
                .show(comment -> TakenBack.of(context, groups(), chosen, comment), back -> {
                    if (back.done().isEmpty()) {
                        context.toasts().refused(back.words());
                    } else {
                        List<Long> done = back.done();
                        context.undoable(
                                back.words(),
                                () -> groups().acknowledge(context.actor(), context.now(), done, ""),
                                () -> groups().unacknowledge(context.actor(), context.now(), done, ""),
                                changed);
                    }
                    changed.run();
                });
    }

    /** What came of it for several. */
    private record TakenBack(List<Long> done, long asked) {

        static TakenBack of(ScreenContext context, InboxGroups groups, Chosen chosen, String comment) {
            List<Long> ids = chosen.seen(context.engine());
            return new TakenBack(groups.unacknowledge(context.actor(), context.now(), ids, comment), ids.size());
        }

        String words() {
            String some = Messages.text("alerts.unacknowledged", done.size(), Formats.count(done.size()));
            long rest = asked - done.size();
            return rest == 0
                    ? some
                    : some + " " + Messages.text("alerts.unacknowledged.rest", rest, Formats.count(rest));
        }
    }

    /** Asks how long alerts like this one are to ask for nobody's attention. */
    void silence(AlertRow row) {
        new SilenceDialog(context, Silence.Kind.SILENCE, changed)
                .about(row.alert())
                .show();
    }

    /** The same for several, by what each of them is about. */
    void silence(Chosen chosen) {
        if (chosen.one().isPresent()) {
            silence(chosen.one().get());
        } else if (!chosen.isEmpty()) {
            new SilenceSeveral(context, chosen, changed).show();
        }
    }

    private String acknowledge(AlertRow row, String comment) {
        Decision decision = context.engine()
                .alerts()
                .acknowledge(context.actor(), context.now(), row.alert().id(), comment);
        if (decision instanceof Decision.Refused(String reason)) {
            throw new Problem(reason);
        }
        return decision.reason();
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
