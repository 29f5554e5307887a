package io.modeldeck.ui.alerting;

import io.modeldeck.alert.InboxGroups;
import io.modeldeck.alert.Usefulness;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.TextField;

/** Who looks after alerts, what is remarked about them, and whether they were worth a look. Several are one deed: of all or of none. */
final class AlertCare {

    private final ScreenContext context;
    private final Runnable changed;

    /** @param changed told after something was done */
    AlertCare(ScreenContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
    }

    void comment(Chosen chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        new DecisionDialog(
                        context,
                        chosen.one()
                                .map(row -> Messages.text("alerts.comment.title"))
                                .orElseGet(() -> Messages.text("alerts.comment.titles", many(chosen))),
                        chosen.one().map(AlertRow::message).orElseGet(() -> Messages.text("alerts.comment.each")),
                        Messages.text("alerts.comment.add"))
                .comment(Messages.text("alerts.comment"), true)
                .show(
                        comment -> {
                            List<Long> ids = chosen.ids(context.engine());
                            groups().comment(context.actor(), context.now(), ids, comment);
                            return ids;
                        },
                        ids -> {
                            if (ids.size() > 1) {
                                context.toasts().show(Messages.text("alerts.commented", Formats.count(ids.size())));
                            }
                            changed.run();
                        });
    }

    /** Nobody where the name is left out. */
    void assign(Chosen chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        TextField name = new TextField(chosen.one()
                .flatMap(row -> row.alert().care().assignedTo())
                .orElseGet(() -> context.actor().name()));
        // the work asks for it off the FX thread, where no field may be read
        AtomicReference<Optional<String>> to = new AtomicReference<>(name(name));
        name.textProperty().addListener(observable -> to.set(name(name)));
        new DecisionDialog(
                        context,
                        chosen.one()
                                .map(row -> Messages.text("alerts.assign.title"))
                                .orElseGet(() -> Messages.text("alerts.assign.titles", many(chosen))),
                        chosen.one().map(AlertRow::message).orElseGet(() -> Messages.text("alerts.assign.each")),
                        Messages.text("alerts.assign"))
                .details(new Field(Messages.text("alerts.assign.to"), name, Messages.text("alerts.assign.hint")))
                .comment(Messages.text("alerts.comment"), false)
                .show(comment -> assign(chosen, to.get(), comment), before -> {
                    Optional<String> whom = to.get();
                    List<Long> ids = List.copyOf(before.keySet());
                    context.undoable(
                            said(ids.size(), whom),
                            () -> groups().assign(context.actor(), context.now(), before, ""),
                            () -> groups().assign(context.actor(), context.now(), ids, whom, ""),
                            changed);
                    changed.run();
                });
    }

    private Map<Long, Optional<String>> assign(Chosen chosen, Optional<String> to, String comment) {
        return groups().assign(context.actor(), context.now(), chosen.ids(context.engine()), to, comment);
    }

    private static Optional<String> name(TextField field) {
        return Optional.of(field.getText().strip()).filter(text -> !text.isEmpty());
    }

    private static String said(int count, Optional<String> to) {
        return to.map(who -> Messages.text("alerts.assigned", count, who))
                .orElseGet(() -> Messages.text("alerts.assigned.nobody", count));
    }

    /** Whether they were worth the look: what rules are judged by later. */
    void rate(Chosen chosen, Usefulness value) {
        context.tasks()
                .run(
                        Messages.text("alerts.rated"),
                        () -> groups().rate(
                                        context.actor(),
                                        context.now(),
                                        chosen.ids(context.engine()),
                                        Optional.of(value),
                                        ""),
                        before -> rated(before, value));
    }

    private void rated(Map<Long, Optional<Usefulness>> before, Usefulness value) {
        List<Long> ids = List.copyOf(before.keySet());
        context.undoable(
                Messages.text(
                        value == Usefulness.USEFUL ? "alerts.rated.useful" : "alerts.rated.noise",
                        ids.size(),
                        Formats.count(ids.size())),
                () -> groups().rate(context.actor(), context.now(), before, ""),
                () -> groups().rate(context.actor(), context.now(), ids, Optional.of(value), ""),
                changed);
        changed.run();
    }

    private InboxGroups groups() {
        return context.engine().alerts().groups();
    }

    private static String many(Chosen chosen) {
        return Formats.count(chosen.count());
    }
}
