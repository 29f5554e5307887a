package io.modeldeck.ui.alerting;

import io.modeldeck.app.Engine;
import java.util.List;
import java.util.stream.Stream;

/** What is selected in a list of alerts: alerts by themselves, and groups with all that they hold. */
record Chosen(List<AlertRow> alerts, List<GroupRow> groups) {

    static Chosen of(List<InboxLine> lines) {
        return new Chosen(of(lines, AlertRow.class), of(lines, GroupRow.class));
    }

    private static <T> List<T> of(List<InboxLine> lines, Class<T> kind) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** How many of them nobody has acknowledged; an alert that is selected beside its group counts once only when {@link #unseen} is read. */
    long waiting() {
        return alerts.stream().filter(AlertRow::isWaiting).count()
                + groups.stream().mapToLong(group -> group.group().unseen()).sum();
    }

    /** The numbers of those that nobody has acknowledged. Off the FX thread. */
    List<Long> unseen(Engine engine) {
        return Stream.concat(
                        alerts.stream()
                                .filter(AlertRow::isWaiting)
                                .map(row -> row.alert().id()),
                        groups.stream()
                                .flatMap(group -> engine
                                        .alerts()
                                        .groups()
                                        .unseen(group.group().part())
                                        .stream()))
                .distinct()
                .toList();
    }
}
