package io.modeldeck.alert;

import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The SQL of the alerts that fired and are over, which an index keeps in the order of their history. */
final class ClosedStore {

    private static final String CLOSED =
            " alert_event a INDEXED BY closed_alert WHERE a.closed_at IS NOT NULL AND a.firings > 0";

    private final Database database;

    ClosedStore(Database database) {
        this.database = database;
    }

    /** The newest first. Which they are the index says: the others are not read. */
    List<Alert> newest(int most) {
        return database.list(
                AlertRowStore.SELECT + " WHERE a.id IN (SELECT a.id FROM" + CLOSED
                        + " ORDER BY a.at DESC, a.id DESC LIMIT ?1) ORDER BY a.at DESC, a.id DESC",
                new AlertRowStore(),
                most);
    }

    ClosedAlerts count() {
        return database.first("SELECT count(*), max(a.at) FROM" + CLOSED, row -> {
                    long count = row.getLong(1);
                    return new ClosedAlerts(
                            count, count == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(row.getLong(2))));
                })
                .orElseThrow();
    }
}
