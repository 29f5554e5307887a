package io.modeldeck.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

    private static final Instant WALL = Instant.parse("2026-06-01T00:00:00Z");
    private static final Actor PERSON = Actor.person("Sample engineer", Face.COMMAND_LINE);

    @TempDir
    Path folder;

    private Database database;
    private AuditLog audit;

    @BeforeEach
    void open() {
        database = Database.open(new Workspace(folder), () -> {});
        audit = new AuditLog(database, Clock.fixed(WALL, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void record(long model, int second, String comment) {
        audit.record(
                PERSON,
                Instant.ofEpochSecond(second),
                model == 0 ? OptionalLong.empty() : OptionalLong.of(model),
                "subject " + second,
                "change",
                Map.of(),
                Map.of(),
                comment);
    }

    private List<String> subjects(AuditFilter filter) {
        return audit.entries(filter).stream().map(AuditEntry::subject).toList();
    }

    @Test
    void anEntryIsReadBackWithEveryPart() {
        audit.record(
                PERSON.asSimulated(),
                Instant.ofEpochMilli(1_234),
                OptionalLong.of(7),
                "churn v3",
                "promote",
                Map.of("stage", "staging"),
                Map.of("stage", "production", "n", 3),
                "it is \"better\", über 大\n'; DROP TABLE audit_entry; --");
        AuditEntry entry = audit.entries(AuditFilter.newest(5)).getFirst();
        assertThat(entry)
                .isEqualTo(new AuditEntry(
                        1,
                        Instant.ofEpochMilli(1_234),
                        WALL,
                        "Sample engineer",
                        Face.COMMAND_LINE,
                        true,
                        OptionalLong.of(7),
                        "churn v3",
                        "promote",
                        Map.of("stage", "staging"),
                        Map.of("stage", "production", "n", 3),
                        "it is \"better\", über 大\n'; DROP TABLE audit_entry; --"));
    }

    @Test
    void entriesAreFilteredByModelRangeAndNumberNewestFirst() {
        record(1, 10, "");
        record(2, 20, "");
        record(1, 30, "");
        record(0, 40, "");
        assertThat(subjects(AuditFilter.newest(10)))
                .containsExactly("subject 40", "subject 30", "subject 20", "subject 10");
        assertThat(subjects(AuditFilter.newest(2))).containsExactly("subject 40", "subject 30");
        assertThat(subjects(AuditFilter.ofModel(1, 10))).containsExactly("subject 30", "subject 10");
        TimeRange range = TimeRange.ofMillis(20_000, 40_000);
        assertThat(subjects(new AuditFilter(OptionalLong.empty(), 10, Optional.of(range))))
                .as("the end is exclusive")
                .containsExactly("subject 30", "subject 20");
        assertThat(subjects(new AuditFilter(OptionalLong.of(2), 10, Optional.of(range))))
                .containsExactly("subject 20");
    }

    @Test
    void anEntryGoesWithTheTransactionThatItJoined() {
        assertThatThrownBy(() -> database.transaction(() -> {
                    record(1, 10, "");
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(audit.entries(AuditFilter.newest(10))).isEmpty();
    }

    @Test
    void longTextsAreCutVisiblyAndLongValuesReplaced() {
        audit.record(
                PERSON,
                Instant.EPOCH,
                OptionalLong.empty(),
                "s".repeat(AuditLog.SUBJECT_LIMIT + 1),
                "change",
                Map.of("kept", "x"),
                Map.of("long", "y".repeat(AuditLog.VALUES_LIMIT)),
                "c".repeat(AuditLog.COMMENT_LIMIT));
        AuditEntry entry = audit.entries(AuditFilter.newest(1)).getFirst();
        assertThat(entry.subject()).isEqualTo("s".repeat(300) + "… (301 characters, cut at 300)");
        assertThat(entry.before()).isEqualTo(Map.of("kept", "x"));
        assertThat(entry.after()).containsOnlyKeys("omitted");
        assertThat(entry.comment()).isEqualTo("c".repeat(AuditLog.COMMENT_LIMIT));
    }
}
