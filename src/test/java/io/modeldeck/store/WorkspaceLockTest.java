package io.modeldeck.store;

import static io.modeldeck.testing.Patience.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.testing.ChildJvm;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceLockTest {

    /** Another process, which would have the workspace. */
    static final class Other {

        public static void main(String[] arguments) {
            Workspace workspace = new Workspace(Path.of(arguments[0]));
            workspace.create();
            System.out.println(workspace.lock("another").isPresent() ? "taken" : "refused");
        }
    }

    private static String other(Path folder) throws IOException {
        try (ChildJvm other = ChildJvm.of(Other.class, folder.toString()).start()) {
            awaitEnd(other.process());
            assertThat(other.errors()).isEmpty();
            return new String(other.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Test
    @DisplayName(
            "Whoever asks here for a lock that this process holds, or who holds it, does not take it away from the holder")
    void staysHeld(@TempDir Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("deck"));
        Workspace workspace = new Workspace(folder);
        try (WorkspaceLock held = workspace.lock("this one").orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(workspace.lock("the same again")).isEmpty();
            assertThat(workspace.holder()).isEqualTo("this one");
            assertThatThrownBy(() ->
                            Backup.replace(parent.resolve("none.zip"), workspace, "a restore", (told, aside) -> {}))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is in use (this one)");
            assertThat(other(folder)).isEqualTo("refused");
        }
        assertThat(other(folder)).isEqualTo("taken");
        assertThat(workspace.holder()).isEqualTo("another");
        try (WorkspaceLock again = workspace.lock("again").orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    @DisplayName(
            "Whoever comes while this process exchanges a workspace does not take away the lock on its note of that")
    void exchangeStaysHeld(@TempDir Path parent) throws IOException {
        Workspace workspace = new Workspace(Files.createDirectory(parent.resolve("deck")));
        Path note = parent.resolve("deck.exchange");
        try (WorkspaceLock held = WorkspaceLock.take(note, "deck.replaced").orElseThrow()) {
            assertThatThrownBy(() -> Exchange.finish(workspace)).hasMessageContaining("takes the place of");
            assertThat(held.said()).isEqualTo("deck.replaced");
            // Another process comes to the same end only because the note is locked: else it would clear it away.
            assertThatThrownBy(() -> other(workspace.folder())).hasMessageContaining("right now");
        }
        assertThat(note).exists();
    }

    @Test
    @DisplayName("A file whose lock cannot even be asked for, as on a disk without locks, is not kept open")
    void nothingIsLeftOpen(@TempDir Path parent) throws IOException {
        Path file = Files.createFile(parent.resolve("modeldeck.lock"));
        List<FileChannel> opened = new ArrayList<>();
        assertThatThrownBy(() -> WorkspaceLock.hold(file, channel -> {
                    opened.add(channel);
                    throw new IOException("No locks available");
                }))
                .hasMessage("No locks available");
        assertThat(opened).singleElement().matches(channel -> !channel.isOpen());
        assertThat(WorkspaceLock.hold(file, channel -> {
                    opened.add(channel);
                    return null;
                }))
                .isEmpty();
        assertThat(opened).hasSize(2).noneMatch(FileChannel::isOpen);
        WorkspaceLock.hold(file).orElseThrow().close();
    }
}
