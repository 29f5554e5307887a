package io.modeldeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Stop;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {

    private static Map<String, CommandLine> of(String... arguments) {
        InputOutput io = new InputOutput(
                new PrintStream(PrintStream.nullOutputStream()),
                new PrintStream(PrintStream.nullOutputStream()),
                Path.of(""),
                Map.of(),
                Clock.systemUTC(),
                new Stop());
        return Commands.tree(new Session(io, List.of(arguments), Optional.empty()))
                .getSubcommands();
    }

    @Test
    @DisplayName(
            "A command that is named is made alone and under its own name; without one, or with a slip of the pen, all are")
    void onlyWhatIsAskedFor() {
        Map<String, CommandLine> all = of();
        assertThat(of("modle")).hasSameSizeAs(all);
        assertThat(all).allSatisfy((name, command) -> {
            assertThat(command.getCommandName()).isEqualTo(name);
            assertThat(of(name, "--help").keySet()).isEqualTo(Set.of(name));
        });
    }
}
