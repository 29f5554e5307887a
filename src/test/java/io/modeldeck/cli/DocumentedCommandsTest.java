package io.modeldeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.kit.InputOutput;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.Stop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the documents tell to type. */
class DocumentedCommandsTest {

    /** A line of its own with those that it goes on in, or the last cell of a table. */
    private static final Pattern COMMAND =
            Pattern.compile("^modeldeck ((?:.*\\\\\\n)*.*)$|\\| `modeldeck ([^`…]+)` \\|$", Pattern.MULTILINE);

    private static final InputOutput NOWHERE = new InputOutput(
            new PrintStream(PrintStream.nullOutputStream()),
            new PrintStream(PrintStream.nullOutputStream()),
            Path.of(""),
            Map.of(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            new Stop());

    @Test
    @DisplayName("Every command of a document is one, with options that it has")
    void understood() throws IOException {
        Map<String, String> wrong = new TreeMap<>();
        int[] seen = {0};
        for (Path document : documents()) {
            COMMAND.matcher(Files.readString(document)).results().forEach(found -> {
                String typed = found.group(1) == null ? found.group(2) : found.group(1);
                seen[0]++;
                refusal(Typed.words(typed.replace("\\\n", " ")))
                        .ifPresent(why -> wrong.put(document.getFileName() + ": " + typed, why));
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(seen[0]).isGreaterThan(200);
    }

    private static Optional<String> refusal(List<String> words) {
        CommandLine commands = Cli.commandLine(new Session(NOWHERE, words, Optional.empty(), Cli::run));
        try {
            commands.parseArgs(words.toArray(String[]::new));
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> more =
                        Stream.of("README.md", "packaging/README.md").map(Path::of)) {
            return Stream.concat(docs.filter(file -> file.toString().endsWith(".md")), more)
                    .toList();
        }
    }
}
