package io.modeldeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.InputOutput;
import io.modeldeck.domain.Stop;
import io.modeldeck.testing.SampleFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build rehearses for its cache of classes: a command that was refused there would leave them out, and nobody would notice. */
class CommandRehearsalTest {

    @TempDir
    private Path folder;

    @Test
    void everyLookAtTheSampleIsAnswered() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream refused = new ByteArrayOutputStream();
        InputOutput io = new InputOutput(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(refused, true, StandardCharsets.UTF_8),
                folder,
                Map.of(),
                SampleFolder.CLOCK,
                new Stop());
        SampleFolder.openCopy(CommandRehearsal.workspace(io), SampleFolder.CLOCK)
                .close();
        assertThat(CommandRehearsal.look(io)).as(refused::toString).isEqualTo(ExitCode.DONE);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("parcel-delay", "concept drift", "Sample reviewer");
    }
}
