package io.modeldeck.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditFilter;
import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Backup;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedViewsTest {

    private static final Instant AT = Instant.parse("2026-03-14T08:15:00Z");
    private static final Clock CLOCK = Clock.fixed(AT, ZoneOffset.UTC);
    private static final Actor PERSON = Actor.person("Sample engineer", Face.CONSOLE);

    @Test
    @DisplayName(
            "Views are kept with the workspace and written down; a backup has them, and names differ by more than capitals")
    void kept(@TempDir Path folder) {
        Workspace workspace = new Workspace(folder.resolve("deck"));
        workspace.create();
        try (Database database = Database.open(workspace, () -> {})) {
            AuditLog audit = new AuditLog(database, CLOCK);
            SavedViews views = new SavedViews(database, audit, CLOCK);
            views.keep(PERSON, AT, "Monday", "{\"view\":\"Monday\"}");
            views.keep(PERSON, AT, "MONDAY", "{\"view\":\"MONDAY\"}");
            assertThat(views.all()).extracting(SavedViews.Kept::name).containsExactly("MONDAY");
            assertThat(views.require("monday").json()).isEqualTo("{\"view\":\"MONDAY\"}");
            assertThat(views.require("monday").by()).isEqualTo("Sample engineer");
            assertThatThrownBy(() -> views.keep(PERSON, AT, "Tuesday", "no document"))
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() -> views.keep(PERSON, AT, " ", "{}")).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> views.keep(PERSON, AT, "large", "{\"a\":\"" + "x".repeat(70_000) + "\"}"))
                    .hasMessageContaining("limit");
            Backup.create(workspace, folder.resolve("deck.zip"));
            assertThat(views.remove(PERSON, AT, "monday").name()).isEqualTo("MONDAY");
            assertThatThrownBy(() -> views.remove(PERSON, AT, "monday")).hasMessageContaining("views list");
            assertThat(audit.entries(AuditFilter.newest(9)))
                    .extracting(entry -> entry.action())
                    .containsExactly("delete view", "save view", "save view");
        }
        Workspace restored = new Workspace(folder.resolve("restored"));
        Backup.restore(folder.resolve("deck.zip"), restored, false, (told, aside) -> {});
        try (Database database = Database.open(restored, () -> {})) {
            assertThat(new SavedViews(database, new AuditLog(database, CLOCK), CLOCK).all())
                    .extracting(SavedViews.Kept::name)
                    .containsExactly("MONDAY");
        }
    }
}
