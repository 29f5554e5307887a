package io.modeldeck.ui.alerting;

import io.modeldeck.alert.InboxGroup;
import io.modeldeck.alert.InboxPart;
import io.modeldeck.domain.Severity;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Instant;

/**
 * Several alerts as one line.
 *
 * @param name of the model, or of the rule, that they have in common
 * @param open whether they stand below it
 */
record GroupRow(InboxGroup group, String name, boolean open) implements InboxLine {

    GroupRow opened(boolean now) {
        return new GroupRow(group, name, now);
    }

    @Override
    public Object key() {
        return group.part();
    }

    @Override
    public Severity severity() {
        return group.severity();
    }

    @Override
    public Instant when() {
        return group.newest();
    }

    @Override
    public String message() {
        String many = Messages.text("alerts.group.alerts", group.count(), Formats.count(group.count()));
        String models = Messages.text("alerts.group.models", group.models(), Formats.count(group.models()));
        return switch (group.part()) {
            case InboxPart.OfModel model -> Messages.text("alerts.group.of", name, many);
            case InboxPart.OfRule rule -> Messages.text("alerts.group.of-rule", name, many, models);
            case InboxPart.Flood flood -> Messages.text("alerts.group.flood", many, models, name);
        };
    }

    /** What else is to be known of them. */
    String note() {
        return group.part() instanceof InboxPart.Flood
                ? Messages.text("alerts.group.flood.note")
                : group.seen() == 0
                        ? Messages.text("alerts.group.none-seen")
                        : Messages.text("alerts.fold", group.seen());
    }

    /** How many of them wait. */
    String waiting() {
        return Messages.text("alerts.group.waiting", group.asking(), Formats.count(group.asking()));
    }
}
