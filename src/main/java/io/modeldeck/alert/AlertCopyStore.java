package io.modeldeck.alert;

import io.modeldeck.domain.Json;
import io.modeldeck.store.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The SQL of alerts that are read by their numbers, as many as there may be. */
final class AlertCopyStore {

    private static final String OF_THESE =
            AlertRowStore.SELECT + InboxStore.OPEN + " AND a.id IN (SELECT value FROM json_each(?1))";

    private final Database database;

    AlertCopyStore(Database database) {
        this.database = database;
    }

    /** Those of them that still are in the inbox, in no order. */
    List<AlertCopy> read(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        AlertRowStore alerts = new AlertRowStore();
        return database.list(
                OF_THESE, row -> new AlertCopy(alerts.read(row), AlertRowStore.revision(row)), Json.write(ids));
    }

    /** Of every rule that ever was, by its number. */
    Map<Long, RuleWords> words() {
        return database.query("SELECT id, rule_name, meaning, guidance FROM alert_rule", rows -> {
            Map<Long, RuleWords> words = new HashMap<>();
            while (rows.next()) {
                words.put(rows.getLong(1), new RuleWords(rows.getString(2), rows.getString(3), rows.getString(4)));
            }
            return words;
        });
    }
}
