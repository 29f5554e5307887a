package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Packs;
import io.modeldeck.cli.kit.DeckCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.workspace.SampleCommand;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.schedule.RuntimePeriod;
import io.modeldeck.testing.FakeOllama;
import io.modeldeck.testing.Scratch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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

    private final Deck deck;
    private final Map<String, Example> examples = new LinkedHashMap<>();

    private record Example(String typed, String json) {}

    private CliDocument(Deck deck) {
        this.deck = deck;
    }

    /** Rewrites the document. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(FILE, text(Scratch.folder("modeldeck-document")));
        // The toolkit that took the pictures keeps the process alive.
        System.exit(0);
    }

    /** The document as it should be, from a workspace in the (empty) folder. */
    static String text(Path folder) {
        CliDocument document = new CliDocument(new Deck(folder).withData());
        document.play();
        return document.write();
    }

    /** As an engine that is worked by the clock leaves it. */
    private void measured() {
        Instant from = Deck.NOW.minus(Duration.ofHours(1));
        try (Engine engine = Engine.open(deck.workspace(), Clock.fixed(Deck.NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow()) {
            engine.runtime()
                    .record(new RuntimePeriod(
                            new TimeRange(from, from.plusSeconds(60)),
                            6,
                            OptionalDouble.of(.125),
                            OptionalDouble.of(.5),
                            180e6,
                            240_000_000,
                            .5,
                            3));
        }
    }

    private void play() {
        show(
                "train",
                "train history.csv --model churn --label left --time at --promote-as engineer --as engineer --json");
        deck.copyModelTo("churn.onnx");
        show("model add", "model add churn.onnx --name churn-copy --source-version 2026-01 --as engineer --json");
        show("fetch inspect", "fetch inspect churn.onnx --json");
        show("fetch start", "fetch start churn.onnx --name fetched --source-version 2026-02 --as engineer --json");
        run("fetch start acme/tiny --name tiny --queue-only --as engineer");
        show("fetch cancel", "fetch cancel 2 --as engineer --comment \"another one is smaller\" --json");
        show("fetch retry", "fetch retry 2 --map x=price --queue-only --as engineer --json");
        run("fetch cancel 2 --as engineer");
        show("fetch show", "fetch show 1 --json");
        show("fetch list", "fetch list --json");
        deck.write(
                "starter.json",
                "{\"name\": \"starter\", \"models\": [{\"modelName\": \"starter\", \"modelVersion\": \"v1\", \"framework\": \"onnx\","
                        + " \"stage\": \"development\", \"modelBlob\": {\"source\": \"filesystem\", \"path\": \"churn.onnx\"}}]}");
        show("profile install", "profile install starter.json --as engineer --json");
        show("replay", "replay recent.csv --model churn --label left --time at --label-delay 6h --json");
        show(
                "events import",
                "events import events.csv --model fraud --time at --id id --prediction said --score p"
                        + " --positive fraud --latency ms --as engineer --json");
        show(
                "feedback import",
                "feedback import labels.csv --model fraud --id id --label truth --time known --as engineer --json");
        showOllama();
        examples.put(
                "pack install",
                new Example(
                        "pack install pytorch --from /media/stick/packs/pytorch --json",
                        "{\"pack\":\"pytorch\",\"installed\":true}"));
        examples.put(
                "pack list",
                new Example(
                        "pack list --json",
                        "{\"packs\":[{\"pack\":\"pytorch\",\"installed\":false,\"command\":\""
                                + Packs.Pack.PYTORCH.command()
                                + "\"}],\"onnxRuntime\":\"1.28.0\",\"executionProviders\":[\"CPU\"]}"));
        show("predict", "predict --model churn --input customers.csv --json");
        deck.write("newcomer.json", "{\"visits\": 1, \"price\": 59.5, \"plan\": \"basic\"}");
        show("example keep", "example keep \"new customer\" --model churn --from newcomer.json --as engineer --json");
        show("example list", "example list --model churn --json");
        show("example show", "example show \"new customer\" --model churn --json");
        show("example remove", "example remove \"new customer\" --model churn --as engineer --json");
        show(
                "validate",
                "validate --model churn-copy --input recent.csv --label left --criterion minAccuracy=0.6 --as engineer --json");
        show("validations list", "validations list --model churn-copy --json");
        show("validations show", "validations show 2 --json");
        show("tokens", "tokens --model churn --json");
        show("model list", "model list --json");
        show(
                "model note",
                "model note --model churn --tags billing,monthly --text \"Ask sales first.\" --as engineer --json");
        show("model show", "model show churn --json");
        show("model process", "model process --model churn --json");
        show(
                "model describe",
                "model describe --model churn --version 1 --set \"description=left within a month\" --as engineer --json");
        show("model loaded", "model loaded --json");
        show("model load", "model load --model churn --json");
        show("model unload", "model unload --model churn --json");
        show("metrics", "metrics --model churn --last 1d --compare before --json");
        show(
                "metrics import",
                "metrics import cpu.csv --model churn --time at --value load --name cpu --unit % --as engineer --json");
        show("metrics series", "metrics series --model churn --name cpu --last 2d --json");
        measured();
        show("metrics runtime", "metrics runtime --last 24h --json");
        show("drift", "drift --model churn --json");
        show("drift rank", "drift rank --model churn --json");
        show("drift detectors", "drift detectors --model churn --detector adwin --detector hddm_a --json");
        run("jobs run dataQualityCheck --model churn --as engineer");
        show(
                "constraints test",
                "constraints test --model churn --feature price --range 0:60 --note \"list prices end there\" --json");
        show(
                "constraints add",
                "constraints add --model churn --feature price --range 0:100 --severity critical --as engineer --json");
        show("constraints edit", "constraints edit 1 --range 0:60 --note \"sale\" --as engineer --json");
        run("jobs run dataQualityCheck --model churn --as engineer");
        show("constraints list", "constraints list --model churn --json");
        show("quality list", "quality list --model churn --limit 3 --json");
        show("quality show", "quality show " + newestCheck() + " --finding 1 --events --limit 1 --json");
        show("constraints remove", "constraints remove 1 --as engineer --comment \"the sale is over\" --json");
        show("compare", "compare --reference history.csv[0:200] --current recent.csv --columns price,plan --json");
        show("alerts list", "alerts list --json");
        show("alerts show", "alerts show 1 --json");
        show("alerts acknowledge", "alerts acknowledge 1 --as engineer --comment \"new prices since Monday\" --json");
        show("alerts unacknowledge", "alerts unacknowledge 1 --as engineer --comment \"not all of it\" --json");
        run("alerts acknowledge 1 --as engineer --comment \"new prices since Monday\"");
        show("alerts assign", "alerts assign 1 --to reviewer --as engineer --json");
        show("alerts comment", "alerts comment 1 --as reviewer --comment \"the price list is new\" --json");
        show("alerts rate", "alerts rate 1 useful --as reviewer --json");
        show("rules list", "rules list --json");
        show("rules show", "rules show 4 --json");
        show(
                "rules test",
                "rules test --model churn --set metric=driftScore --set driftType=input --set \"operator=>\" --set"
                        + " threshold=0.2 --last 7d --json");
        show(
                "rules add",
                "rules add \"few requests\" --model churn --set metric=requestCount --set operator=< --set threshold=1"
                        + " --set windowMinutes=60 --severity info --as engineer --json");
        show(
                "rules budget",
                "rules budget --model churn --set metric=p95Latency --set windowMinutes=60 --set \"operator=>\" --last"
                        + " 60d --json");
        show("rules edit", "rules edit 1 --model churn --set threshold=900 --severity info --as engineer --json");
        show("rules delete", "rules delete 9 --as engineer --comment \"too small a model\" --json");
        show("rules restore", "rules restore 9 --as engineer --comment \"deleted by mistake\" --json");
        run("rules delete 9 --as engineer");
        show(
                "notes add",
                "notes add \"Spring sale\" --model churn --from 2026-03-01 --to 2026-03-08 --as engineer --json");
        show("notes edit", "notes edit 1 --text \"Spring sale, in all shops\" --as engineer --json");
        show("notes list", "notes list --model churn --json");
        show("notes delete", "notes delete 1 --as engineer --comment \"not in this country\" --json");
        show(
                "silences add",
                "silences add --model churn --type latency --for 4h --as engineer --comment \"the network is repaired\" --json");
        show("silences edit", "silences edit 1 --for 2h --as engineer --json");
        show("silences list", "silences list --json");
        show("silences expire", "silences expire 1 --as engineer --json");
        show("silences inhibition", "silences inhibition critical-hides-lesser --off --as engineer --json");
        show(
                "maintenance on",
                "maintenance on --model churn --for 2h --as engineer --comment \"database upgrade\" --json");
        show("maintenance show", "maintenance show --json");
        show("maintenance off", "maintenance off --model churn --as engineer --json");
        show(
                "alerts silence",
                "alerts silence 1 --for 4h --as engineer --comment \"the price list is repaired\" --json");
        show("rules disable", "rules disable 1 --as engineer --json");
        show("rules enable", "rules enable 1 --as engineer --json");
        show("requests create", "requests create --alert 1 --as engineer --comment \"prices have changed\" --json");
        show("requests list", "requests list --json");
        show("requests decisions", "requests decisions --json");
        show("requests show", "requests show 1 --json");
        show(
                "requests approve",
                "requests approve 1 --override-checks --as reviewer --comment \"seen the drift\" --json");
        show("promote", "promote --model churn --version 2 --to staging --as reviewer --comment \"passed\" --json");
        run("promote --model churn --version 2 --to production --as reviewer --comment \"a day in staging\"");
        show("version alias", "version alias last-good --model churn --version 1 --as reviewer --json");
        show("lineage", "lineage --model churn --version champion --json");
        show("shadow", "shadow --model churn --version 1 --last 100 --keep --as engineer --json");
        show("rollback", "rollback --model churn --as reviewer --comment \"odd answers\" --json");
        show("versions", "versions --model churn --json");
        show("version unalias", "version unalias last-good --model churn --as reviewer --json");
        run("requests create --model churn --as engineer --comment again");
        show("requests reject", "requests reject 2 --as reviewer --comment \"one is enough\" --json");
        run("requests create --model churn --as engineer --comment \"once more\"");
        show(
                "requests send-back",
                "requests send-back 3 --until-labels 500 --as reviewer --comment \"too few labels\" --json");
        show("requests reopen", "requests reopen 3 --as engineer --comment \"they are here\" --json");
        run("requests approve 3 --override-checks --comment \"labels come late\" --as reviewer --queue-only");
        show("requests withdraw", "requests withdraw 3 --as reviewer --comment \"the wrong one\" --json");
        run("requests approve 3 --override-checks --comment \"labels come late\" --as reviewer --queue-only");
        show("runs priority", "runs priority 4 high --as engineer --comment \"the sale is near\" --json");
        show("runs cancel", "runs cancel 4 --as engineer --comment \"wrong day\" --json");
        show("runs retry", "runs retry 2 --as engineer --json");
        show("runs clone", "runs clone 2 --set C=0.1 --as engineer --json");
        show(
                "version delete",
                "version delete --model churn --version 4 --as engineer --comment \"only a try\" --json");
        show("runs rerun", "runs rerun 2 --as engineer --json");
        show("runs log", "runs log 2 --tail 5 --json");
        show(
                "search start",
                "search start --run 1 --trainer tree --space maxDepth=2:8:whole --sampler random --trials 4 --no-candidate"
                        + " --as engineer --json");
        run("search start --run 1 --trainer tree --sampler random --trials 2 --no-candidate --later --as engineer");
        show("search stop", "search stop 2 --as engineer --comment \"not today\" --json");
        show("search resume", "search resume 2 --as engineer --json");
        show("search list", "search list --model churn --json");
        show("search show", "search show 1 --json");
        showBenchmarks();
        show("runs list", "runs list --json");
        show("runs show", "runs show 2 --json");
        show("baseline list", "baseline list --model churn --json");
        show("baseline show", "baseline show 1 --json");
        show("baseline set", "baseline set --model fraud --from 2026-01-01 --to 2026-01-02 --as engineer --json");
        show("jobs list", "jobs list --model churn --json");
        show("jobs run", "jobs run driftCheck --model churn --as engineer --json");
        show("jobs show", "jobs show driftCheck --model churn --limit 5 --json");
        show(
                "jobs interval",
                "jobs interval driftCheck 12h --model churn --as engineer --comment \"quiet season\" --json");
        show("jobs pause", "jobs pause driftCheck --model churn --as engineer --json");
        show("jobs resume", "jobs resume driftCheck --model churn --as engineer --json");
        show("config set", "config set drift.inputDrift.windowHours=12 --model churn --as engineer --json");
        show("config show", "config show --model churn --json");
        show("retention show", "retention show --model churn --json");
        run("config set retention.fiveMinute=24h --model churn --as engineer");
        show("retention run", "retention run --model churn --as engineer --comment \"room for the new year\" --json");
        deck.write(
                "churn.json",
                "{\"trainer\": \"boosting\", \"hyperparameters\": {\"iterations\": 60}, \"features\": [\"visits\", \"price\"]}");
        deck.write("worker.json", "{\"worker\": \"http://127.0.0.1:8700/jobs\", \"framework\": \"scikit-learn\"}");
        show("recipe check", "recipe check churn.json --json");
        show(
                "recipe set",
                "recipe set churn.json --model churn --as engineer --comment \"boosting from now on\" --json");
        run("recipe set worker.json --model churn --as engineer");
        show(
                "recipe allow",
                "recipe allow --model churn --worker http://127.0.0.1:8700 --as engineer --comment \"our own machine\" --json");
        show("recipe show", "recipe show --model churn --json");
        show("recipe withdraw", "recipe withdraw --model churn --worker http://127.0.0.1:8700 --as engineer --json");
        show("recipe remove", "recipe remove --model churn --as engineer --comment \"the old way was better\" --json");
        examples.put(
                "worker", new Example("worker --port 0 --check --json", require("worker --port 0 --check --json")));
        show("workers set", "workers set --port 8710 --as engineer --json");
        show("workers show", "workers show --json");
        deck.write("drift.view.json", """
                {"view":"Drift of churn","place":"modeldeck:drift?model=1","model":"churn","range":"last PT336H","tables":{}}
                """);
        show("views import", "views import drift.view.json --as engineer --json");
        show("views list", "views list --json");
        show("views show", "views show \"Drift of churn\" --json");
        show("views export", "views export \"Drift of churn\" --output sent.view.json --json");
        show("views delete", "views delete \"Drift of churn\" --as engineer --json");
        show("diagnostics", "diagnostics --output support.zip --check --json");
        show("export", "export metrics --model churn --output churn.csv --json");
        show("report", "report drift --model churn --output drift.html --json");
        show("screens", "screens pictures --theme dark --size 1440x900 --json");
        show("audit", "audit --model churn --json");
        show("backup", "backup deck.zip --json");
        show("compact", "compact --as engineer --comment \"room on the disk\" --json");
        show("check", "check --json");
        show("model delete", "model delete churn-copy --yes --as engineer --comment \"only a copy\" --json");
        examples.put(
                "restore",
                new Example(
                        "restore deck.zip --workspace restored --as engineer --json",
                        require("restore deck.zip --workspace restored --as engineer --json")));
        examples.put(
                "sample",
                new Example(
                        "sample --workspace sample-deck --json",
                        Json.write(SampleCommand.document(
                                folder().resolve("sample-deck"),
                                List.of("card-fraud", "energy-demand", "parcel-delay"),
                                8.4))));
    }

    /** Whether there is a winner depends on the day, and which one; the document shows the case without. */
    private void showBenchmarks() {
        String run =
                "benchmark run --model churn:1 --model churn:2 --input customers.csv --iterations 5 --as engineer --json";
        for (String typed :
                List.of(run, "benchmark list --json", "benchmark show 1 --json", "benchmark models --json")) {
            String answer = require(typed + " --workspace deck");
            Map<String, Object> document = new LinkedHashMap<>(Json.readObject(answer));
            document.computeIfPresent(
                    "benchmarks",
                    (name, all) -> ((List<?>) all)
                            .stream()
                                    .map(each -> withoutWinner((Map<?, ?>) each))
                                    .toList());
            String words = typed.split(" ")[0] + " " + typed.split(" ")[1];
            examples.put(words, new Example(typed, Json.write(withoutWinner(document))));
        }
    }

    private static Map<Object, Object> withoutWinner(Map<?, ?> benchmark) {
        Map<Object, Object> without = new LinkedHashMap<>(benchmark);
        if (benchmark.containsKey("winner")) {
            without.put("winner", null);
        }
        return without;
    }

    private Object newestCheck() {
        List<?> checks =
                (List<?>) Json.readObject(require("quality list --model churn --limit 1 --json --workspace deck"))
                        .get("checks");
        return ((Map<?, ?>) checks.getFirst()).get("id");
    }

    private Path folder() {
        return deck.folder();
    }

    private void show(String command, String typed) {
        String needed = List.of("compare", "recipe check").contains(command) ? typed : typed + " --workspace deck";
        examples.put(command, new Example(typed, require(needed)));
    }

    /** Commands that ask an Ollama server, which is a small one of the tests. */
    private void showOllama() {
        try (FakeOllama fake = new FakeOllama().with("llama3.2:latest", "completion", "tools")) {
            fake.replace(
                    "/api/ps",
                    200,
                    "{\"models\":[{\"name\":\"llama3.2:latest\",\"size\":620756992,\"size_vram\":0,"
                            + "\"context_length\":4096,\"expires_at\":\"2026-01-05T10:10:00Z\"}]}");
            for (String typed :
                    List.of("ollama list", "ollama show llama3.2", "ollama pull llama3.2", "ollama running")) {
                String answer = require(typed + " --json --endpoint " + fake.address());
                String command = typed.split(" ")[0] + " " + typed.split(" ")[1];
                examples.put(
                        command,
                        new Example(typed + " --json", answer.replace(fake.address(), "http://localhost:11434")));
            }
        }
    }

    private void run(String typed) {
        require(typed + " --workspace deck");
    }

    private String require(String typed) {
        Deck.Result result = deck.run(Typed.words(typed).toArray(String[]::new));
        if (result.exitCode() != 0) {
            throw new IllegalStateException("modeldeck " + typed + ": " + result.err() + result.out());
        }
        return result.out();
    }

    private String write() {
        StringBuilder text = new StringBuilder(HEAD);
        leaves(tree(folder()), "").forEach((name, command) -> {
            text.append("\n## ").append(name).append("\n\n```text\n");
            text.append(command.getUsageMessage(Ansi.OFF).stripTrailing()).append("\n```\n");
            Optional.ofNullable(examples.get(name))
                    .ifPresent(example -> text.append("\n```sh\nmodeldeck ")
                            .append(example.typed())
                            .append("\n```\n\n```json\n")
                            .append(shortened(example.json()))
                            .append("\n```\n"));
        });
        return text.toString();
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
