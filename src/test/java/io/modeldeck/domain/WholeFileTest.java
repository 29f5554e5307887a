package io.modeldeck.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies beside a file while it is written is neither kept nor remembered. */
class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsRememberedOfWhatWasWritten() throws IOException {
        int before = WholeFile.parts();
        Path file = folder.resolve("numbers.csv");
        for (int i = 0; i < 3; i++) {
            WholeFile.write(file, new byte[] {1, 2});
        }
        assertThat(file).hasBinaryContent(new byte[] {1, 2});
        assertThatThrownBy(() -> WholeFile.write(file, part -> {
                    assertThat(WholeFile.parts()).isEqualTo(before + 1);
                    throw new IOException("no room");
                }))
                .hasMessage("no room");
        assertThat(WholeFile.parts()).isEqualTo(before);
        assertThat(names()).containsExactly("numbers.csv");
    }

    @Test
    void whatIsWrittenWhenTheProcessEndsGoesWithIt() throws IOException {
        WholeFile.Part part = WholeFile.beside(folder.resolve("numbers.csv"));
        assertThat(names()).allMatch(WholeFile::isPart).hasSize(1);
        WholeFile.removeParts();
        assertThat(names()).isEmpty();
        part.close();
        assertThat(WholeFile.parts()).isZero();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
