package io.modeldeck.alert;

import io.modeldeck.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The SQL of the parts of the inbox. Figures come out of indexes alone, however many alerts there are. */
final class InboxGroupStore {

    private static final String FIGURES = """
        SELECT %s AS part, count(*) AS alerts, sum((a.urgency & 2) > 0) AS seen, sum((a.urgency & 3) = 0) AS asking,
            min(a.urgency) AS urgency, %s AS models, max(a.fired_at) AS newest
        FROM alert_event a INDEXED BY %s\
        """ + InboxStore.OPEN;

    private static final String BY_MODEL = FIGURES.formatted("coalesce(a.model_id, 0)", "1", "open_alert")
            + " GROUP BY a.model_id ORDER BY urgency, newest DESC, part";

    private static final String OF_RULES =
            FIGURES.formatted("a.rule_id", "count(DISTINCT coalesce(a.model_id, 0))", "open_alert_of_rule");

    private static final String OF_MODEL = " AND a.model_id IS nullif(?1, 0)";

    /** To be gone on from {@link #OF_RULES}, or from what narrows that. */
    private static final String BY_RULE = " GROUP BY a.rule_id ORDER BY urgency, newest DESC, part";

    private static final String OF_FLOOD =
            OF_RULES + " AND a.rule_id = ?1 AND a.fired_at BETWEEN ?2 AND ?3 HAVING count(*) > 0";

    private static final String TIMES = "SELECT a.rule_id, a.fired_at FROM alert_event a INDEXED BY open_alert_of_rule"
            + InboxStore.OPEN + " ORDER BY a.rule_id, a.fired_at";

    private final Database database;

    InboxGroupStore(Database database) {
        this.database = database;
    }

    List<InboxGroup> byModel() {
        return database.list(BY_MODEL, row -> group(new InboxPart.OfModel(row.getLong("part")), row));
    }

    /** @param modelId of which alone; empty: of all */
    List<InboxGroup> byRule(OptionalLong modelId) {
        return database.list(
                OF_RULES + (modelId.isPresent() ? OF_MODEL : "") + BY_RULE,
                row -> group(new InboxPart.OfRule(row.getLong("part")), row),
                modelId.stream().boxed().toArray());
    }

    /** Where more than {@code many} of one rule fired within so long, the newest first. */
    List<InboxPart.Flood> floods(int many, Duration within, int most) {
        FloodWatch watch = new FloodWatch(many, within);
        List<InboxPart.Flood> found = database.query(TIMES, row -> {
            while (row.next()) {
                watch.add(row.getLong(1), row.getLong(2));
            }
            return watch.found();
        });
        return found.stream()
                .sorted(Comparator.comparing(InboxPart.Flood::to).reversed())
                .limit(most)
                .toList();
    }

    /** Empty where all of them were closed since it was found. */
    Optional<InboxGroup> figures(InboxPart.Flood flood) {
        return database.first(
                OF_FLOOD,
                row -> group(flood, row),
                flood.ruleId(),
                flood.from().toEpochMilli(),
                flood.to().toEpochMilli());
    }

    /** The first of a part, the most urgent first; among equals the one that fired last. */
    List<AlertStamp> first(int most, InboxPart part) {
        List<Object> values = values(part);
        values.add(most);
        return database.list(
                InboxStore.STAMPS + InboxStore.OPEN + condition(part) + InboxStore.IN_ORDER + "?" + values.size(),
                InboxStore::stamp,
                values.toArray());
    }

    /** The numbers of those of a part that nobody has acknowledged. */
    List<Long> unseen(InboxPart part) {
        return ids(part, " AND a.acknowledged = 0");
    }

    /** The numbers of all of a part. */
    List<Long> ids(InboxPart part) {
        return ids(part, "");
    }

    private List<Long> ids(InboxPart part, String which) {
        return database.list(
                "SELECT a.id FROM alert_event a" + InboxStore.OPEN + condition(part) + which + " ORDER BY a.id",
                row -> row.getLong(1),
                values(part).toArray());
    }

    private static String condition(InboxPart part) {
        return switch (part) {
            case InboxPart.OfModel model -> OF_MODEL;
            case InboxPart.OfRule rule -> " AND a.rule_id = ?1";
            case InboxPart.Flood flood -> " AND a.rule_id = ?1 AND a.fired_at BETWEEN ?2 AND ?3";
        };
    }

    private static List<Object> values(InboxPart part) {
        return new ArrayList<>(
                switch (part) {
                    case InboxPart.OfModel model -> List.<Object>of(model.modelId());
                    case InboxPart.OfRule rule -> List.<Object>of(rule.ruleId());
                    case InboxPart.Flood flood ->
                        List.<Object>of(
                                flood.ruleId(),
                                flood.from().toEpochMilli(),
                                flood.to().toEpochMilli());
                });
    }

    private static InboxGroup group(InboxPart part, ResultSet row) throws SQLException {
        return new InboxGroup(
                part,
                InboxStore.severity(row.getInt("urgency")),
                row.getLong("alerts"),
                row.getLong("seen"),
                row.getLong("asking"),
                row.getLong("models"),
                Instant.ofEpochMilli(row.getLong("newest")));
    }
}
