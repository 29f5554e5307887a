package io.modeldeck.ui.alerting;

import io.modeldeck.alert.AlertCopies;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.ClosedAlerts;
import io.modeldeck.alert.OpenAlerts;
import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the screen shows, read in one go off the FX thread.
 *
 * @param inbox as it was wished
 * @param counts all that are open, also those that were not read
 * @param closed those that are over, counted
 * @param history those, where somebody looks at them
 * @param silences that hold or are still to come, and maintenance
 * @param models names by id
 */
record AlertBoard(
        InboxSheet inbox,
        List<OpenAlerts> counts,
        ClosedAlerts closed,
        Optional<List<AlertRow>> history,
        List<AlertRule> rules,
        List<Silence> silences,
        Map<Long, String> models) {

    private static final int MOST_CLOSED = 5_000;

    /**
     * @param before what the reading before saw of the inbox
     * @param withHistory whether somebody looks at what is over; it is read, too, where the alert that is wanted is
     */
    static AlertBoard read(Engine engine, Instant now, InboxWish wish, AlertCopies before, boolean withHistory) {
        AlertRows rows = AlertRows.read(engine, now);
        boolean over = wish.wanted().stream()
                .mapToObj(engine.alerts()::alert)
                .flatMap(Optional::stream)
                .anyMatch(alert -> !alert.isOpen());
        return new AlertBoard(
                InboxSheet.read(engine, rows, wish, before),
                engine.alerts().openCounts(),
                engine.alerts().closedCount(),
                withHistory || over ? Optional.of(history(engine, rows)) : Optional.empty(),
                engine.alertRules().all(),
                engine.silences().current(now),
                rows.models());
    }

    /** The newest that are over, and nothing of the rest. */
    static List<AlertRow> history(Engine engine, Instant now) {
        return history(engine, AlertRows.read(engine, now));
    }

    private static List<AlertRow> history(Engine engine, AlertRows rows) {
        return rows.of(engine.alerts().closed(MOST_CLOSED));
    }

    /** How many are open, whether they were read or not. */
    long openCount() {
        return counts.stream().mapToLong(OpenAlerts::count).sum();
    }

    /** How many wait for somebody to see them. */
    long waiting() {
        return counts.stream()
                .filter(OpenAlerts::askForAttention)
                .mapToLong(OpenAlerts::count)
                .sum();
    }

    long watching() {
        return rules.stream().filter(AlertRule::enabled).count();
    }
}
