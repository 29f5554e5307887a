package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stop;
import io.modeldeck.domain.TaskType;
import io.modeldeck.store.Backup;
import io.modeldeck.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup takes the place of the open workspace, which is not lost; a bad one takes nobody's. */
class EngineDoorTest {

    @TempDir
    Path folder;

    private static void addModel(EngineDoor.Opened opened, String name) {
        opened.engine()
                .registry()
                .createModel(
                        Actor.person("Test engineer", Face.COMMAND_LINE),
                        opened.engine().clock().instant(),
                        name,
                        TaskType.REGRESSION,
                        Optional.empty());
    }

    private static List<String> models(EngineDoor.Opened opened) {
        return opened.engine().registry().models().stream()
                .map(model -> model.name())
                .toList();
    }

    @Test
    void aBackupTakesThePlaceOfTheOpenWorkspace() throws IOException {
        Path deck = folder.resolve("deck");
        Path backup = folder.resolve("deck.zip");
        EngineDoor door = new EngineDoor(
                new ConsoleApp.Start(
                        Optional.empty(),
                        deck,
                        folder.resolve("sample"),
                        folder.resolve("settings"),
                        Clock.systemUTC(),
                        Optional.empty(),
                        () -> {},
                        engine -> () -> {},
                        new Stop(),
                        milestone -> {},
                        List.of()),
                engine -> {});
        try {
            EngineDoor.Opened first = door.open(deck, false, Progress.none());
            addModel(first, "kept");
            Backup.create(new Workspace(deck), backup);
            addModel(first, "later");

            EngineDoor.Opened restored = door.restore(deck, backup, Progress.none());
            assertThat(models(restored)).containsExactly("kept");
            assertThat(restored.engine().isWritable()).isTrue();
            Path aside = folder.resolve("deck.replaced");
            assertThat(restored.notice())
                    .hasValueSatisfying(
                            said -> assertThat(said).contains("deck.zip").contains(aside.toString()));

            assertThat(restored.engine().audit().entries(AuditFilter.newest(1)).getFirst())
                    .returns("restore backup", AuditEntry::action)
                    .returns(Map.of("file", backup.toString(), "keptIn", aside.toString()), AuditEntry::after);

            Files.writeString(backup, "no zip");
            assertThatThrownBy(() -> door.restore(deck, backup, Progress.none()))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("no sound ModelDeck backup");
            assertThat(models(door.open(deck, false, Progress.none()))).containsExactly("kept");
            assertThat(models(door.open(aside, false, Progress.none()))).containsExactly("kept", "later");
        } finally {
            door.close();
        }
    }
}
