package io.modeldeck.cli;

import io.modeldeck.cli.kit.DeckCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.Json;
import io.modeldeck.testing.Scratch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Writes {@code docs/cli.md} from the commands themselves: what each says of itself, an example, and what that answered. */
final class CliDocument {

    static final Path FILE = Path.of("docs/cli.md");

    private static final String HEAD = """
        # The command line

        The same engine as the window, for scripts and for machines without a display. This page is written by the program's
        own tests (`CliDocument`): every usage text is what `--help` prints, every answer came from the command above it
        (those of `sample` and `pack` depend on the machine, and stand here as examples). Where an answer holds a list, its first
        element is shown.

        - **Exit codes**: 0 done · 1 refused or failed, with one sentence on the error stream · 2 wrong usage.
        - **`--json`** prints exactly one JSON document. Times are ISO-8601 in UTC; latencies are milliseconds; rates are shares
          (0.05 is 5 %); what is not defined is `null`.
        - **`--workspace DIR`** names the workspace. Without it the user's data folder is taken: `$XDG_DATA_HOME/modeldeck` or
          `~/.local/share/modeldeck`, on macOS `~/Library/Application Support/ModelDeck`, on Windows `%LOCALAPPDATA%\\ModelDeck`.
          Only `sample`, `model add`, `train`, `events import`, `metrics import` and `config set` make one that is not there.
        - **While the console is open** reading commands work beside it. Commands that write hand their work to it over a local
          socket that only its owner can use, and print its answer; they are refused when it does not take the work within 10 s.
        - **Decisions** take `--as NAME --comment TEXT`, and `--at TIME` for a model that lives in the past. `--approve-as` and
          `--promote-as` decide by script: marked as simulated in the audit log, and refused where a second person is required.
        - **Files** are CSV (comma, semicolon or tab), the same in gzip, or JSON Lines; `--encoding`, `--na`, `--time-format`,
          `--zone` and `--no-header` say how they are read. `FILE[0:5000]` picks data rows, from 0, end exclusive.
        - **Bad rows**: the imports keep them out, list them and exit with 0, or refuse the whole file with `--strict`; `train`,
          `predict`, `validate`, `replay` and `compare` refuse the whole file for any of them.
        """;

    /** Of the machine that writes the document, which is nobody's business. */
    private static final String SYSTEM = System.getProperty("os.name") + " " + System.getProperty("os.version");

    private final Examples examples;

    private CliDocument(Examples examples) {
        this.examples = examples;
    }

    /** Rewrites the document. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(FILE, text(Scratch.folder("modeldeck-document")));
        // The toolkit that took the pictures keeps the process alive.
        System.exit(0);
    }

    /** The document as it should be, from a workspace in the (empty) folder. */
    static String text(Path folder) {
        Examples examples = new Examples(new Deck(folder).withData());
        new MonitoringExamples(examples).play();
        new LifecycleExamples(examples).play();
        return new CliDocument(examples).write();
    }

    private String write() {
        StringBuilder text = new StringBuilder(HEAD);
        leaves(tree(folder()), "").forEach((name, command) -> {
            text.append("\n## ").append(name).append("\n\n```text\n");
            text.append(command.getUsageMessage(Ansi.OFF).stripTrailing()).append("\n```\n");
            examples.of(name)
                    .ifPresent(example -> text.append("\n```sh\nmodeldeck ")
                            .append(example.typed())
                            .append("\n```\n\n```json\n")
                            .append(shortened(example.json()))
                            .append("\n```\n"));
        });
        return text.toString();
    }

    private Path folder() {
        return examples.deck().folder();
    }

    private String shortened(String json) {
        String here = json.replace(folder().toString(), "/home/engineer").replace(SYSTEM, "Linux 6.12");
        return Json.pretty(firsts(Json.readObject(here)));
    }

    /** The document with one element of each list. */
    private static Object firsts(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> kept = new LinkedHashMap<>();
                map.forEach((key, inner) -> kept.put(key, firsts(inner)));
                yield kept;
            }
            case List<?> list -> list.stream().limit(1).map(CliDocument::firsts).toList();
            case null -> null;
            default -> value;
        };
    }

    static CommandLine tree(Path folder) {
        Deck deck = new Deck(folder);
        return Cli.commandLine(new Session(
                deck.io(new ByteArrayOutputStream(), new ByteArrayOutputStream()),
                List.of(),
                Optional.empty(),
                Cli::run));
    }

    /** The commands that do something, by their words. */
    static Map<String, CommandLine> leaves(CommandLine command, String prefix) {
        Map<String, CommandLine> leaves = new LinkedHashMap<>();
        command.getSubcommands().forEach((name, child) -> {
            String words = prefix.isEmpty() ? name : prefix + " " + name;
            if (child.getCommandSpec().userObject() instanceof DeckCommand) {
                leaves.put(words, child);
            }
            leaves.putAll(leaves(child, words));
        });
        return leaves;
    }
}
