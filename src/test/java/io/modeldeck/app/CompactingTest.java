package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stop;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
