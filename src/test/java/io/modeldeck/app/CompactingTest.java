package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stop;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactingTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:00Z");
    private static final Actor ENGINEER = Actor.person("Sample engineer", Face.COMMAND_LINE);

    @TempDir
    Path folder;

    @Test
    void oneThatIsStoppedChangesNothingAndIsNoDeed() {
        try (Engine engine = engine()) {
            long before = engine.compacting().size().bytes();
            Stop wish = new Stop();
            wish.request();
            assertThat(engine.compacting().run(ENGINEER, NOW, "", wish.progress()))
                    .isEmpty();
            assertThat(engine.compacting().size().bytes()).isEqualTo(before);
            assertThat(deeds(engine)).doesNotContain("compact");
            assertThat(engine.compacting().run(ENGINEER, NOW, "", Progress.none()))
                    .hasValueSatisfying(done -> assertThat(done.before()).isEqualTo(before));
            assertThat(deeds(engine)).contains("compact");
        }
    }

    @Test
    void whoClosesTheWorkspaceDoesNotWaitForOne() {
        try (Engine engine = engine()) {
            engine.compacting().close();
            assertThat(engine.compacting().run(ENGINEER, NOW, "", Progress.none()))
                    .isEmpty();
        }
    }

    @Test
    void oneThatIsCutOffAfterItWasDoneIsToldAtTheNextOpening() {
        Workspace workspace = new Workspace(folder);
        long before;
        try (Engine engine = engine()) {
            hollow(engine);
            before = engine.compacting().size().bytes();
            engine.compacting().intend(new CompactingStore.Intent(ENGINEER.asSimulated(), NOW, "room", before));
            // and then its process is gone
            engine.ground().database.compact(workspace, Progress.none()).orElseThrow();
        }
        try (Engine engine = engine()) {
            long after = engine.compacting().size().bytes();
            assertThat(after).isLessThan(before);
            assertThat(engine.audit().entries(AuditFilter.newest(1)).getFirst())
                    .returns("compact", AuditEntry::action)
                    .returns(ENGINEER.name(), AuditEntry::by)
                    .returns(true, AuditEntry::simulated)
                    .returns("room", AuditEntry::comment)
                    .returns(Json.readObject(Json.write(Map.of("bytes", before))), AuditEntry::before)
                    .returns(Json.readObject(Json.write(Map.of("bytes", after))), AuditEntry::after);
        }
        try (Engine engine = engine()) {
            assertThat(deeds(engine)).as("once").containsOnlyOnce("compact");
        }
    }

    @Test
    void oneThatIsCutOffBeforeItWasDoneIsNoDeed() {
        try (Engine engine = engine()) {
            hollow(engine);
            engine.compacting()
                    .intend(new CompactingStore.Intent(
                            ENGINEER, NOW, "", engine.compacting().size().bytes()));
        }
        try (Engine engine = engine()) {
            assertThat(deeds(engine)).doesNotContain("compact");
            engine.ground().database.compact(new Workspace(folder), Progress.none());
        }
        try (Engine engine = engine()) {
            assertThat(deeds(engine)).as("its wish is forgotten").doesNotContain("compact");
        }
    }

    /** Leaves room behind in the file. */
    private static void hollow(Engine engine) {
        Database database = engine.ground().database;
        database.run(h -> h.execute("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
            INSERT INTO setting (name, value) SELECT 'name ' || i, json_quote('value of name ' || i) FROM n\
            """));
        database.run(h -> h.execute("DELETE FROM setting WHERE name LIKE 'name %'"));
    }

    private static List<String> deeds(Engine engine) {
        return engine.audit().entries(AuditFilter.newest(50)).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private Engine engine() {
        return Engine.open(new Workspace(folder), Clock.fixed(NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow();
    }
}
