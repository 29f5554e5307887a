package io.modeldeck.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The user guide lists every trainer and every hyperparameter with the default in force. */
class TrainingDocumentTest {

    @Test
    void namesAndDefaultsAreThoseOfTheProgram() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs", "training.md"));
        int listed = 0;
        for (Trainer trainer : Trainers.all()) {
            assertThat(lines).anyMatch(line -> line.startsWith("| `" + trainer.name() + "` | "));
            for (Hyperparameter parameter : trainer.hyperparameters()) {
                if (!parameter.name().equals("seed")) {
                    String row =
                            "| `" + trainer.name() + "` | `" + parameter.name() + "` | " + parameter.standard() + " |";
                    assertThat(lines).anyMatch(line -> line.startsWith(row), row);
                    listed++;
                }
            }
        }
        assertThat(lines.stream().filter(line -> line.matches("\\| `\\w+` \\| `\\w+` \\|.*")))
                .as("nothing is listed that is not there")
                .hasSize(listed);
    }
}
