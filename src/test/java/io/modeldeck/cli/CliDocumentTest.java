package io.modeldeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/cli.md} says what the commands do. Run {@link CliDocument} to write it anew. */
class CliDocumentTest {

    private static final Pattern JSON = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theDocumentIsUpToDate() throws IOException {
        String written = skeleton(Files.readString(CliDocument.FILE));
        assertThat(written).isEqualTo(skeleton(CliDocument.text(folder)));
    }

    @Test
    void everyCommandHasHelpWithAnExampleAndAnAnswer() throws IOException {
        String written = Files.readString(CliDocument.FILE);
        CliDocument.leaves(CliDocument.tree(folder), "").forEach((name, command) -> {
            assertThat(command.getUsageMessage()).as(name).contains("Example").contains("modeldeck " + name);
            Deck.Result help = new Deck(folder).run((name + " --help").split(" "));
            assertThat(help.exitCode()).as(name).isZero();
            assertThat(help.out()).as(name).isEqualToIgnoringNewLines(command.getUsageMessage());
            assertThat(section(written, name))
                    .as(name)
                    .contains("```sh\nmodeldeck " + name)
                    .contains("```json");
        });
    }

    private static String section(String written, String name) {
        int start = written.indexOf("\n## " + name + "\n");
        int end = written.indexOf("\n## ", start + 1);
        return start < 0 ? "" : written.substring(start, end < 0 ? written.length() : end);
    }

    /** The text with the names and types of each answer in the place of its values. */
    private static String skeleton(String document) {
        return JSON.matcher(document.replace("\r\n", "\n"))
                .replaceAll(block -> Matcher.quoteReplacement(Json.pretty(types(Json.readObject(block.group(1))))));
    }

    private static Object types(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> {
                Map<String, Object> types = new TreeMap<>();
                map.forEach((key, inner) -> types.put((String) key, types(inner)));
                yield types;
            }
            case List<?> list -> list.stream().map(CliDocumentTest::types).toList();
            case Number number -> "number";
            case Boolean truth -> "boolean";
            default -> "text";
        };
    }
}
