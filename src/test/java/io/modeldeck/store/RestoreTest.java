package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restore checks a backup before anything is replaced, and sets aside what it replaces. */
class RestoreTest extends BackupDesk {

    private void assertRefused(String words) throws IOException {
        List<String> before = names();
        assertThatThrownBy(() -> Backup.restore(file, target, false, UNTOLD))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(words);
        assertThat(target.folder()).doesNotExist();
        assertThat(names()).as("nothing stays behind").isEqualTo(before);
    }

    @Test
    void aWorkspaceThatIsThereIsKeptOrSetAside() {
        Backup.create(source, file);
        Backup.restore(file, target, false, UNTOLD);
        try (Database database = Database.open(target, ANY_THREAD)) {
            database.run(h -> pair(h, 7));
        }
        assertThatThrownBy(() -> Backup.restore(file, target, false, UNTOLD)).hasMessageContaining("--replace");
        assertThat(count(target, "")).isEqualTo(4);
        Path aside = Backup.restore(file, target, true, UNTOLD).orElseThrow();
        assertThat(count(target, "")).isEqualTo(2);
        assertThat(aside).isEqualTo(folder.resolve("target.replaced"));
        assertThat(count(new Workspace(aside), "")).isEqualTo(4);
        assertThat(Backup.restore(file, target, true, UNTOLD)).contains(folder.resolve("target.replaced-2"));
    }

    @Test
    void aWorkspaceIsNeverThereWithoutWhatItIsToTell() {
        Backup.create(source, file);
        Backup.restore(file, target, false, (restored, aside) -> {
            assertThat(target.exists()).isFalse();
            assertThat(aside).isEmpty();
            tell(restored, 7);
        });
        assertThat(count(target, "")).isEqualTo(4);
        Path aside = Backup.replace(file, target, "a test", (restored, kept) -> {
                    assertThat(count(target, "")).as("the one that was there").isEqualTo(4);
                    assertThat(kept).contains(folder.resolve("target.replaced"));
                    tell(restored, 8);
                })
                .orElseThrow();
        assertThat(aside).isEqualTo(folder.resolve("target.replaced"));
        assertThat(count(target, "left8")).isEqualTo(1);
        assertThat(count(target, "left7")).isZero();
    }

    private static void tell(Workspace restored, int n) {
        try (Database database = Database.open(restored, ANY_THREAD)) {
            database.run(h -> pair(h, n));
        }
    }

    @Test
    void whereItCannotTellNothingIsReplaced() throws IOException {
        Backup.create(source, file);
        List<String> before = names();
        assertThatThrownBy(() -> Backup.replace(file, source, "a test", (restored, aside) -> {
                    tell(restored, 7);
                    throw new StoreException("nobody to tell");
                }))
                .hasMessage("nobody to tell");
        assertThat(count(source, "")).isEqualTo(2);
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void aFolderWithOtherThingsIsNotTouched() throws IOException {
        Backup.create(source, file);
        Files.createDirectories(target.folder());
        Files.writeString(target.folder().resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> Backup.restore(file, target, true, UNTOLD)).hasMessageContaining("is not empty");
        assertThat(target.folder().resolve("notes.txt")).hasContent("mine");
        Files.delete(target.folder().resolve("notes.txt"));
        Backup.restore(file, target, false, UNTOLD);
        assertThat(count(target, "")).isEqualTo(2);
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        Backup.create(source, file);
        byte[] all = Files.readAllBytes(file);
        for (int length : new int[] {0, 10, all.length / 2, all.length - 1}) {
            Files.write(file, Arrays.copyOf(all, length));
            assertRefused("no sound ModelDeck backup");
        }
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Backup.create(source, file);
        byte[] all = Files.readAllBytes(file);
        // In the middle of the first entry's compressed bytes.
        for (int i = 2_000; i < 2_040; i++) {
            all[i] ^= 0x5a;
        }
        Files.write(file, all);
        assertRefused("no sound ModelDeck backup");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertThatThrownBy(() -> Backup.restore(folder.resolve("none.zip"), target, false, UNTOLD))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("none.zip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.txt",
                "/tmp/evil.txt",
                "artifacts/../../evil",
                "artifacts/x/y",
                "artifacts/0123",
                "notes.txt",
                "artifacts\\evil",
                "modeldeck.db/"
            })
    void anEntryThatDoesNotBelongThereIsRefused(String name) throws IOException {
        zip("modeldeck.db", artifact(), name);
        assertRefused("foreign entry");
        assertThat(folder.resolve("evil.txt")).doesNotExist();
    }

    @Test
    void aBackupWithoutDatabaseOrWithALyingOrMissingArtifactIsRefused() throws IOException {
        zip(artifact());
        assertRefused("it holds no modeldeck.db");
        zip("modeldeck.db");
        assertRefused(Digest.of(CONTENT).hex() + " is missing");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("modeldeck.db"));
            zip.write(Files.readAllBytes(source.database()));
            zip.putNextEntry(new ZipEntry(artifact()));
            zip.write("something else".getBytes(StandardCharsets.UTF_8));
        }
        assertRefused(Digest.of(CONTENT).hex() + " is missing");
    }

    @Test
    void aBackupOfANewerSchemaIsRefused() throws IOException, SQLException {
        execute("INSERT INTO flyway_schema_history SELECT 99, '99', 'future', type, script, checksum, installed_by,"
                + " installed_on, execution_time, 1 FROM flyway_schema_history LIMIT 1");
        assertThat(Integrity.faults(source))
                .as("a newer one is not called sound either")
                .singleElement()
                .asString()
                .contains("newer ModelDeck");
        zip("modeldeck.db", artifact());
        assertRefused("newer ModelDeck");
    }
}
