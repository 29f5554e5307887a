package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is missing or damaged in a workspace is named. */
class IntegrityTest extends BackupDesk {

    @Test
    void missingAndDamagedArtifactsAreNamed() throws IOException {
        assertThat(Integrity.faults(source)).isEmpty();
        Path artifact = source.artifacts().path(Digest.of(CONTENT));
        Files.writeString(artifact, "rot");
        assertThat(Integrity.faults(source))
                .singleElement()
                .asString()
                .contains("is damaged")
                .contains(artifact.toString());
        Files.delete(artifact);
        assertThat(Integrity.faults(source))
                .singleElement()
                .asString()
                .contains("is missing")
                .contains("backup");
    }

    @Test
    void aRowThatRefersToNothingIsFound() throws SQLException {
        execute("INSERT INTO rollup_pending (version_id, hour_start) VALUES (77, 0)");
        assertThat(Integrity.faults(source)).singleElement().asString().contains("rollup_pending");
    }

    @Test
    void aDamagedPageIsFound() throws Exception {
        try (RandomAccessFile raw = new RandomAccessFile(source.database().toFile(), "rw")) {
            byte[] rot = new byte[512];
            Arrays.fill(rot, (byte) 0xa5);
            for (long at = 4_096; at < raw.length(); at += 4_096) {
                raw.seek(at);
                raw.write(rot);
            }
        }
        assertThat(Integrity.faults(source)).isNotEmpty().first().asString().contains("damaged");
    }

    @Test
    void artifactsAreKeptOnceAndVerified() throws IOException {
        Artifacts artifacts = source.artifacts();
        assertThat(artifacts.put(CONTENT)).isEqualTo(Digest.of(CONTENT));
        assertThat(artifacts.all()).containsExactly(Digest.of(CONTENT));
        artifacts.remove(Digest.of(CONTENT));
        artifacts.remove(Digest.of(CONTENT));
        assertThat(artifacts.all()).isEmpty();
        assertThatThrownBy(() -> artifacts.read(Digest.of(CONTENT))).hasMessageContaining("missing");
        assertThat(new Workspace(folder.resolve("none")).artifacts().all()).isEmpty();
        assertThatThrownBy(() -> new Digest("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Digest.of("abc".getBytes(StandardCharsets.UTF_8)).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
