package io.modeldeck.audit;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Json;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The log of decisions. Entries join the running transaction, so that a change and its entry are kept together or not at all. */
public final class AuditLog {

    static final int SUBJECT_LIMIT = 300;
    static final int COMMENT_LIMIT = 4_000;
    static final int VALUES_LIMIT = 64_000;

    private final AuditStore store;
    private final Clock clock;

    public AuditLog(Database database, Clock clock) {
        this.store = new AuditStore(database);
        this.clock = clock;
    }

    /**
     * Adds an entry. Texts that are too long are cut where a reader can see it; values that are too long are replaced by their length.
     *
     * @param at when, in the model's own time
     * @param before what it was; only what changes
     * @param after what it becomes
     */
    public void record(
            Actor actor,
            Instant at,
            OptionalLong modelId,
            String subject,
            String action,
            Map<String, ?> before,
            Map<String, ?> after,
            String comment) {
        store.insert(new AuditEntry(
                0,
                at,
                clock.instant(),
                actor.name(),
                actor.face(),
                actor.simulated(),
                modelId,
                bounded(subject, SUBJECT_LIMIT),
                bounded(action, SUBJECT_LIMIT),
                bounded(before),
                bounded(after),
                bounded(comment, COMMENT_LIMIT)));
    }

    /** The entries that fit, the newest first. */
    public List<AuditEntry> entries(AuditFilter filter) {
        return store.entries(filter);
    }

    private static String bounded(String text, int limit) {
        return text.length() <= limit
                ? text
                : text.substring(0, limit) + "… (" + text.length() + " characters, cut at " + limit + ")";
    }

    private static Map<String, Object> bounded(Map<String, ?> values) {
        int length = Json.write(values).length();
        if (length <= VALUES_LIMIT) {
            return new LinkedHashMap<>(values);
        }
        return Map.of("omitted", length + " characters of values, the limit is " + VALUES_LIMIT);
    }
}
