package io.modeldeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.kit.InputOutput;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.Stop;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
        return Commands.tree(new Session(io, List.of(arguments), Optional.empty(), Cli::run))
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

    @Test
    @DisplayName("Every option is of a type that can be read from what is typed")
    void everyOptionCanBeRead() {
        of().values().forEach(CommandsTest::readable);
    }

    private static void readable(CommandLine command) {
        // what the parser can read is what it reads, or what stands within its list, map or optional
        command.getCommandSpec()
                .args()
                .forEach(arg -> assertThat(arg.typeInfo().getAuxiliaryTypes())
                        .as(command.getCommandSpec().qualifiedName() + " " + arg.paramLabel())
                        .doesNotContain(OptionalInt.class, OptionalLong.class, OptionalDouble.class));
        command.getSubcommands().values().forEach(CommandsTest::readable);
    }
}
