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
import io.modeldeck.store.BackupFiles;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.work.FxTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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

    private EngineDoor door(Path deck) {
        return new EngineDoor(
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
    }

    @Test
    void aBackupThatIsChosenBelowWhyAWorkspaceDidNotOpenTakesItsPlaceAndTheBrokenOneIsKept() throws IOException {
        Path deck = folder.resolve("deck");
        Path backup = folder.resolve("deck.zip");
        EngineDoor door = door(deck);
        try {
            addModel(door.open(deck, false, Progress.none()), "kept");
            Backup.create(new Workspace(deck), backup);
            door.close();
            Files.writeString(new Workspace(deck).database(), "no database any more, and long enough to be looked at");
            assertThatThrownBy(() -> door.open(deck, false, Progress.none())).isInstanceOf(Problem.class);

            List<Path> chosen = new ArrayList<>();
            FxTasks tasks = new FxTasks(Runnable::run, failure -> {});
            BackupOffer offer = FxTest.onFx(() -> new BackupOffer(
                    tasks,
                    new Formats(ZoneOffset.UTC, Clock.systemUTC()),
                    new Workspace(deck),
                    BackupFiles.near(new Workspace(deck)),
                    chosen::add));
            press(offer, "Restore…");
            FxTest.settle(tasks);
            assertThat(FxTest.onFx(() -> offer.lookupAll(".label").stream()
                            .map(node -> ((Label) node).getText())
                            .toList()))
                    .anyMatch(said -> said.contains("is sound. It holds one model: kept"))
                    .anyMatch(said -> said.contains("That one is set aside as it is"));
            assertThat(chosen).as("nothing before somebody says so").isEmpty();
            press(offer, "Restore");
            assertThat(chosen).containsExactly(backup);

            EngineDoor.Opened restored = door.restore(deck, chosen.getFirst(), Progress.none());
            assertThat(models(restored)).containsExactly("kept");
            assertThat(restored.engine().audit().entries(AuditFilter.newest(1)).getFirst())
                    .returns("restore backup", AuditEntry::action);
            assertThat(Files.readString(new Workspace(folder.resolve("deck.replaced")).database()))
                    .startsWith("no database any more");
        } finally {
            door.close();
        }
    }

    private static void press(BackupOffer offer, String words) {
        FxTest.doOnFx(() -> buttons(offer)
                .filter(button -> button.getText().equals(words))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static Stream<Button> buttons(Parent parent) {
        return parent.getChildrenUnmodifiable().stream().flatMap(node -> switch (node) {
            case Button button -> Stream.of(button);
            case Parent inner -> buttons(inner);
            default -> Stream.<Button>empty();
        });
    }

    @Test
    void aBackupTakesThePlaceOfTheOpenWorkspace() throws IOException {
        Path deck = folder.resolve("deck");
        Path backup = folder.resolve("deck.zip");
        EngineDoor door = door(deck);
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
