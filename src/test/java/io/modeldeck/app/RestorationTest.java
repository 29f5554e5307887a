package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.store.Backup;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restored workspace tells of it from its first moment in its place. */
class RestorationTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Actor ENGINEER = Actor.person("Sample engineer", Face.COMMAND_LINE);

    @TempDir
    Path folder;

    @Test
    void theEntryIsThereBeforeAnybodyOpensIt() throws IOException {
        Workspace deck = new Workspace(folder.resolve("deck"));
        Path backup = folder.resolve("deck.zip");
        Engine.open(deck, CLOCK, () -> {}).orElseThrow().close();
        Backup.create(deck, backup);
        Restoration restoration = new Restoration(backup, CLOCK, engine -> ENGINEER, engine -> NOW, "as it was");

        Path aside = folder.resolve("deck.replaced");
        assertThat(restoration.inPlaceOf(deck)).contains(aside);
        assertThat(newest(deck))
                .returns("restore backup", AuditEntry::action)
                .returns(ENGINEER.name(), AuditEntry::by)
                .returns("as it was", AuditEntry::comment)
                .returns(Map.of("file", backup.toString(), "keptIn", aside.toString()), AuditEntry::after);

        Workspace other = new Workspace(folder.resolve("other"));
        assertThat(restoration.into(other, false)).isEqualTo(Optional.empty());
        assertThat(newest(other)).returns(Map.of("file", backup.toString()), AuditEntry::after);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("nothing stays behind")
                    .containsExactlyInAnyOrder("deck", "deck.zip", "deck.replaced", "other");
        }
    }

    @Test
    @DisplayName("A compacting that a kill cut off is no deed of what is restored from a copy taken after it")
    void compactingOfAnotherFile() {
        Workspace deck = new Workspace(folder.resolve("deck"));
        Path backup = folder.resolve("deck.zip");
        try (Engine engine = Engine.open(deck, CLOCK, () -> {}).orElseThrow()) {
            engine.compacting().intend(new CompactingStore.Intent(ENGINEER, NOW, "", Long.MAX_VALUE));
            Backup.create(deck, backup);
        }
        Workspace other = new Workspace(folder.resolve("other"));
        new Restoration(backup, CLOCK, engine -> ENGINEER, engine -> NOW, "").into(other, false);
        Engine.open(other, CLOCK, () -> {}).orElseThrow().close();
        try (Database database = Database.openReadOnly(other, () -> {})) {
            assertThat(new AuditLog(database, CLOCK).entries(AuditFilter.newest(50)))
                    .extracting(AuditEntry::action)
                    .contains("restore backup")
                    .doesNotContain("compact");
        }
    }

    private static AuditEntry newest(Workspace workspace) {
        try (Database database = Database.openReadOnly(workspace, () -> {})) {
            return new AuditLog(database, CLOCK).entries(AuditFilter.newest(1)).getFirst();
        }
    }
}
