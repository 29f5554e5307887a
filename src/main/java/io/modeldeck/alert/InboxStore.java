package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import io.modeldeck.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The SQL of the alerts that fired and are not closed, which an index keeps in the order of the inbox. */
final class InboxStore {

    static final String STAMPS = "SELECT a.id, a.revision FROM alert_event a";
    static final String OPEN = " WHERE a.closed_at IS NULL AND a.firings > 0";
    /** The most urgent first; among equals the one that fired last. To be gone on with by how many. */
    static final String IN_ORDER = " ORDER BY a.urgency, a.fired_at DESC, a.id DESC LIMIT ";

    /** Chosen by what the index alone says, however many there are; to be gone on with. */
    private static final String IN_INDEX =
            " WHERE a.id IN (SELECT a.id FROM alert_event a INDEXED BY open_alert" + OPEN;

    private static final Comparator<OpenAlerts> MOST_URGENT = Comparator.comparing(OpenAlerts::severity)
            .reversed()
            .thenComparing(OpenAlerts::seen)
            .thenComparing(OpenAlerts::hidden)
            .thenComparing(OpenAlerts::newest, Comparator.reverseOrder());
    private static final int SEEN = 2;
    private static final int HIDDEN = 1;

    private final Database database;

    InboxStore(Database database) {
        this.database = database;
    }

    /** Counted, the model with the most urgent one first, and of each model the most urgent first. No alert itself is read. */
    List<OpenAlerts> counts() {
        List<OpenAlerts> counted = database.list(
                "SELECT a.model_id, a.urgency, count(*) AS alerts, max(a.fired_at) AS newest FROM alert_event a" + OPEN
                        + " GROUP BY a.model_id, a.urgency ORDER BY a.model_id, a.urgency",
                InboxStore::counted);
        Map<Long, List<OpenAlerts>> models = new LinkedHashMap<>();
        counted.forEach(one ->
                models.computeIfAbsent(one.modelId(), id -> new ArrayList<>()).add(one));
        return models.values().stream()
                .sorted(Comparator.comparing(List::getFirst, MOST_URGENT))
                .flatMap(List::stream)
                .toList();
    }

    /** The first so many of the inbox: those of one model together, in the order of {@link #counts}. No alert itself is read. */
    List<AlertStamp> first(int most, List<InboxPart.Flood> but) {
        List<AlertStamp> inbox = new ArrayList<>();
        for (long model :
                counts().stream().mapToLong(OpenAlerts::modelId).distinct().toArray()) {
            if (inbox.size() < most) {
                List<Object> values = new ArrayList<>(List.of(model, most - inbox.size()));
                inbox.addAll(database.list(
                        STAMPS + OPEN + " AND a.model_id IS nullif(?1, 0)" + without(but, values) + IN_ORDER + "?2",
                        InboxStore::stamp,
                        values.toArray()));
            }
        }
        return inbox;
    }

    private static String without(List<InboxPart.Flood> floods, List<Object> values) {
        StringBuilder sql = new StringBuilder();
        for (InboxPart.Flood flood : floods) {
            sql.append(" AND NOT (a.rule_id = ?%d AND a.fired_at BETWEEN ?%d AND ?%d)"
                    .formatted(values.size() + 1, values.size() + 2, values.size() + 3));
            values.addAll(List.of(
                    flood.ruleId(), flood.from().toEpochMilli(), flood.to().toEpochMilli()));
        }
        return sql.toString();
    }

    /** Those of a severity that ask for attention, the newest first. */
    List<Alert> asking(Severity severity, int most) {
        return database.list(
                AlertRowStore.SELECT + IN_INDEX
                        + " AND a.urgency = ?1 ORDER BY a.fired_at DESC, a.id DESC LIMIT ?2) ORDER BY a.fired_at DESC, a.id DESC",
                new AlertRowStore(),
                urgency(severity),
                most);
    }

    /** Those that wait for data although somebody has seen them. */
    List<Alert> seenWithoutData() {
        return database.list(
                AlertRowStore.SELECT + IN_INDEX + " AND a.urgency & ?1) AND a.state = ?2 ORDER BY a.id",
                new AlertRowStore(),
                SEEN,
                AlertState.NO_DATA.word());
    }

    /** Of {@link #STAMPS}. */
    static AlertStamp stamp(ResultSet rs) throws SQLException {
        return new AlertStamp(rs.getLong(1), rs.getLong(2));
    }

    private static OpenAlerts counted(ResultSet rs) throws SQLException {
        int urgency = rs.getInt("urgency");
        return new OpenAlerts(
                rs.getLong("model_id"),
                severity(urgency),
                (urgency & SEEN) > 0,
                (urgency & HIDDEN) > 0,
                rs.getLong("alerts"),
                Instant.ofEpochMilli(rs.getLong("newest")));
    }

    /** Of what has this in the column {@code urgency}. */
    static Severity severity(int urgency) {
        return Severity.values()[Severity.CRITICAL.ordinal() - urgency / 4];
    }

    /** As the column {@code urgency} has it, of what asks for attention. */
    private static int urgency(Severity severity) {
        return 4 * (Severity.CRITICAL.ordinal() - severity.ordinal());
    }
}
